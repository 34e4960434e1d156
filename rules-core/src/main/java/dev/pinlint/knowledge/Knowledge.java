package dev.pinlint.knowledge;

import dev.pinlint.model.Answer;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that is known of libraries, indexed by bare method name first, then owner, then arity. */
public final class Knowledge implements Signatures {

  /** The files that come with Pinlint, below {@code /knowledge}. */
  public static final List<String> BUILT_IN =
      List.of("jsse", "okhttp", "verifiers", "logging", "values");

  /** Of an interface that has one such method, it is the only one that is not implemented. */
  private static final Set<Role> DECISIONS =
      Set.of(Role.SERVER_TRUST_DECISION, Role.HOSTNAME_DECISION);

  private final Map<String, List<Api>> byName = new HashMap<>();
  private final Map<String, List<Api>> signatures = new HashMap<>();
  private final Map<String, Api> anyMethodOf = new HashMap<>();
  private final Set<String> types = new HashSet<>();
  private final List<Api> all;

  /** Knowledge of the given APIs. */
  public Knowledge(Collection<Api> apis) {
    all = List.copyOf(apis);
    for (Api api : apis) {
      signatures.computeIfAbsent(api.owner().name(), owner -> new ArrayList<>()).add(api);
      for (String type = api.owner().name(); type.contains("."); type = enclosing(type)) {
        types.add(type);
      }
      boolean isOnlyTypes = api.role() == Role.SIGNATURE;
      if (api.name().equals(Api.ANY_METHOD) && !isOnlyTypes) {
        anyMethodOf.put(api.owner().name(), api);
      } else if (!isOnlyTypes) {
        byName.computeIfAbsent(api.name(), name -> new ArrayList<>()).add(api);
      }
    }
  }

  private static String enclosing(String type) {
    return type.substring(0, type.lastIndexOf('.'));
  }

  @Override
  public boolean knowsType(String name) {
    return types.contains(name);
  }

  @Override
  public List<Signature> find(String owner, String name, int arguments) {
    List<Api> ofType = signatures.getOrDefault(owner, List.of());
    List<Signature> found =
        ofType.stream()
            .filter(api -> api.name().equals(name) && api.arity().includes(arguments))
            .map(Api::signature)
            .distinct()
            .toList();
    return found.isEmpty() && !name.equals(Member.CONSTRUCTOR)
        ? ofType.stream()
            .filter(api -> api.name().equals(Api.ANY_METHOD))
            .map(Api::signature)
            .distinct()
            .toList()
        : found;
  }

  @Override
  public Optional<Signature> function(String type) {
    List<Signature> decisions =
        signatures.getOrDefault(type, List.of()).stream()
            .filter(api -> DECISIONS.contains(api.role()))
            .map(Api::signature)
            .distinct()
            .toList();
    return decisions.size() == 1 ? Optional.of(decisions.get(0)) : Optional.empty();
  }

  /** The knowledge that comes with Pinlint. */
  public static Knowledge builtIn() {
    return BuiltIn.KNOWLEDGE;
  }

  /** Read when it is first asked for. */
  private static final class BuiltIn {
    static final Knowledge KNOWLEDGE =
        new Knowledge(BUILT_IN.stream().flatMap(name -> read(name).apis().stream()).toList());
  }

  /** A file that comes with Pinlint, by its name without the ending. */
  public static KnowledgeFile read(String name) {
    String path = "/knowledge/" + name + ".txt";
    try (InputStream in = Knowledge.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no knowledge file " + path);
      }
      return new KnowledgeFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** The APIs with the role. */
  public List<Api> with(Role role) {
    return all.stream().filter(api -> api.role() == role).toList();
  }

  /** Full names of the types that declare an API with one of the roles. */
  public Set<String> owners(Set<Role> roles) {
    Set<String> owners = new HashSet<>();
    all.stream()
        .filter(api -> roles.contains(api.role()))
        .forEach(api -> owners.add(api.owner().name()));
    return owners;
  }

  /**
   * What a method is, if it is known.
   *
   * @param owner the most exact type known to have the method
   */
  public Optional<Api> find(TypeRef owner, MethodRef method, Program program) {
    for (Api api : byName.getOrDefault(method.name(), List.of())) {
      if (hasShape(api, method) && isOwner(owner, api, program)) {
        return Optional.of(api);
      }
    }
    boolean isConstructor = method.name().equals(Member.CONSTRUCTOR);
    return (isConstructor ? List.of(owner) : program.supertypes(owner).all())
        .stream()
            .flatMap(type -> Optional.ofNullable(anyMethodOf.get(type.name())).stream())
            .findFirst();
  }

  private static boolean hasShape(Api api, MethodRef method) {
    return method
        .parameters()
        .map(
            types ->
                api.simpleParameters().equals(types.stream().map(TypeRef::simpleName).toList()))
        .orElseGet(() -> api.arity().meets(method.arity()));
  }

  /** Constructors are not inherited. */
  private static boolean isOwner(TypeRef owner, Api api, Program program) {
    return api.name().equals(Member.CONSTRUCTOR)
        ? api.owner().equals(owner)
        : program.isSubtype(owner, api.owner()) == Answer.YES;
  }
}

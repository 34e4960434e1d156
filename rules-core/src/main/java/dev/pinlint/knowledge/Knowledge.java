package dev.pinlint.knowledge;

import dev.pinlint.model.Answer;
import dev.pinlint.model.Arity;
import dev.pinlint.model.Program;
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
import java.util.stream.Stream;

/** All that is known of libraries, indexed by bare method name first, then owner, then arity. */
public final class Knowledge {

  /** The files that come with Pinlint, below {@code /knowledge}. */
  public static final List<String> BUILT_IN = List.of("jsse", "okhttp", "logging", "values");

  private final Map<String, List<Api>> byName = new HashMap<>();
  private final List<Api> all = new ArrayList<>();

  /** Knowledge of the given APIs. */
  public Knowledge(Collection<Api> apis) {
    for (Api api : apis) {
      all.add(api);
      byName.computeIfAbsent(api.name(), name -> new ArrayList<>()).add(api);
    }
  }

  /** The knowledge that comes with Pinlint. */
  public static Knowledge builtIn() {
    return new Knowledge(BUILT_IN.stream().flatMap(name -> read(name).apis().stream()).toList());
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

  /** What a method of a type is, if it is known. */
  public Optional<Api> find(TypeRef owner, String name, Arity arity, Program program) {
    return candidates(name, arity)
        .filter(api -> program.isSubtype(owner, api.owner()) == Answer.YES)
        .findFirst();
  }

  /**
   * Whether the method may be one with the role, though the owner is not known well enough to say.
   */
  public boolean mayBe(Role role, TypeRef owner, String name, Arity arity, Program program) {
    return candidates(name, arity)
        .anyMatch(api -> api.role() == role && program.isSubtype(owner, api.owner()) != Answer.NO);
  }

  private Stream<Api> candidates(String name, Arity arity) {
    return Stream.concat(
            byName.getOrDefault(name, List.of()).stream(),
            byName.getOrDefault(Api.ANY_METHOD, List.of()).stream())
        .filter(api -> api.arity().meets(arity));
  }
}

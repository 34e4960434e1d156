package dev.pinlint.knowledge;

import dev.pinlint.model.Answer;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.KnownTypes;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that is known of libraries, indexed by bare method name first, then owner, then arity. */
public final class Knowledge implements KnownTypes {

  private static final Set<Role> AROUND_SWITCHES =
      EnumSet.of(Role.TRUST_OVERRIDE, Role.INSTALLS, Role.STEP);

  private final List<KnowledgeFile> files;
  private final List<Api> all;

  /** Of an interface that has one such method, it is the only one that is not implemented. */
  private static final Set<Role> DECISIONS =
      Set.of(Role.SERVER_TRUST_DECISION, Role.HOSTNAME_DECISION);

  private final Map<String, List<Api>> byOwner = new HashMap<>();
  private final Map<String, List<Api>> byName = new HashMap<>();
  private final Map<Role, Map<String, List<Api>>> byRole = new EnumMap<>(Role.class);
  private final Map<String, Api> anyMethodOf = new HashMap<>();
  private final Map<String, List<Api>> fields = new HashMap<>();
  private final Set<String> constants = new HashSet<>();

  /** The names that these fields have in their types. */
  private final Set<String> fieldNames = new HashSet<>();

  private final Set<String> types = new HashSet<>();
  private final Copies copies;
  private final KnownSupertypes supertypes;

  /** What the files say; where two speak of one method, the first has the last word. */
  public Knowledge(Collection<KnowledgeFile> files) {
    this.files = List.copyOf(files);
    this.all = files.stream().flatMap(file -> file.apis().stream()).toList();
    all.forEach(this::index);
    files.stream().flatMap(file -> file.subtypes().stream()).forEach(this::index);
    copies = new Copies(all, all.stream().filter(api -> DECISIONS.contains(api.role())).toList());
    supertypes =
        new KnownSupertypes(
            files.stream().flatMap(file -> file.subtypes().stream()).toList(), copies);
  }

  private void index(Api api) {
    nameType(api.owner().name());
    api.returnedType().map(TypeRef::name).ifPresent(this::nameType);
    if (!api.isField()) {
      byOwner.computeIfAbsent(api.owner().name(), owner -> new ArrayList<>()).add(api);
    }
    if (api.role() == Role.SIGNATURE) {
      return; // nothing but its types
    } else if (api.isField()) {
      fieldNames.add(api.name());
      fields
          .computeIfAbsent(api.owner().name() + "." + api.name(), name -> new ArrayList<>())
          .add(api);
    } else if (api.name().equals(Api.ANY_METHOD)) {
      anyMethodOf.putIfAbsent(api.owner().name(), api);
    } else {
      byName.computeIfAbsent(api.name(), name -> new ArrayList<>()).add(api);
      byRole
          .computeIfAbsent(api.role(), role -> new HashMap<>())
          .computeIfAbsent(api.name(), name -> new ArrayList<>())
          .add(api);
    }
    for (Condition condition : api.conditions()) {
      for (Condition.Operand operand : condition.allowed()) {
        if (operand instanceof Condition.Named named) {
          boolean isType = condition.argument() == Condition.RECEIVER;
          nameType(isType ? named.name() : enclosing(named.name()));
          constants.add(named.name());
        }
      }
    }
  }

  private void index(KnowledgeFile.Subtype subtype) {
    nameType(subtype.sub().name());
  }

  private void nameType(String name) {
    for (String type = name; type.contains("."); type = enclosing(type)) {
      types.add(type);
    }
  }

  private static String enclosing(String type) {
    return type.substring(0, type.lastIndexOf('.'));
  }

  /** The settings that switch checks off. */
  public List<Setting> settings() {
    return files.stream().flatMap(file -> file.settings().stream()).toList();
  }

  /** Whether there is a type or package with the full name, as far as knowledge says. */
  public boolean knowsType(String name) {
    return types.contains(name);
  }

  @Override
  public boolean test(String typeName) {
    return knowsType(typeName);
  }

  @Override
  public List<Signature> find(String owner, String name, int arguments) {
    List<Api> ofType = byOwner.getOrDefault(known(owner), List.of());
    List<Signature> found =
        ofType.stream()
            .filter(api -> api.name().equals(name) && api.arity().includes(arguments))
            .map(Api::signature)
            .distinct()
            .toList();
    boolean mayBeAny = !name.equals(Member.CONSTRUCTOR) && !Api.isQuestion(name, arguments);
    return found.isEmpty() && mayBeAny
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
        byOwner.getOrDefault(known(type), List.of()).stream()
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
        new Knowledge(BuiltInKnowledge.FILES.stream().map(Knowledge::read).toList());
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

  /**
   * This knowledge and that of a file, whose lines come first: where both speak of one method, the
   * file has the last word.
   */
  public Knowledge plus(KnowledgeFile file) {
    List<KnowledgeFile> more = new ArrayList<>(List.of(file));
    more.addAll(files);
    return new Knowledge(more);
  }

  /** The APIs with the role. */
  public List<Api> with(Role role) {
    return all.stream().filter(api -> api.role() == role).toList();
  }

  /** The APIs that facts are about: without one of them in it a program has no facts. */
  public List<Api> factStarts() {
    return all.stream().filter(Api::startsFacts).toList();
  }

  /** Full names of the types that declare an API with one of the roles. */
  public Set<String> owners(Set<Role> roles) {
    Set<String> owners = new HashSet<>();
    all.stream()
        .filter(api -> roles.contains(api.role()))
        .forEach(api -> owners.add(api.owner().name()));
    return owners;
  }

  /** The same, with the types that files say are below them. */
  public Set<String> concreteOwners(Role role) {
    Set<String> owners = owners(Set.of(role));
    owners.addAll(supertypes.below(Set.copyOf(owners)));
    return owners;
  }

  /**
   * Full names of the types that code may have to do with, facts being at stake, though it tells
   * nothing of it: it calls a method with a name that is everybody's, or passes a function.
   */
  public Set<String> silentOwners() {
    Set<String> owners = new HashSet<>(owners(Role.OF_DECISIONS));
    factStarts().stream()
        .filter(api -> !api.isField() && !api.name().equals(Member.CONSTRUCTOR))
        .filter(api -> !Api.isDistinctive(api.name()) && !Api.isOfStatic(api.name()))
        .forEach(api -> owners.add(api.owner().name()));
    return owners;
  }

  /**
   * Full names of the types of an API's library by which code shows that it may use the API: those
   * that switch something off, that such a switch can be given to, or that lead to one.
   */
  public Set<String> typesAround(Api switching) {
    Set<String> types = new HashSet<>();
    all.stream()
        .filter(api -> api.library().equals(switching.library()))
        .filter(api -> AROUND_SWITCHES.contains(api.role()))
        .forEach(api -> types.add(api.owner().name()));
    return types;
  }

  /**
   * What a method is, if it is known: the first of the lines about it.
   *
   * @param owner the most exact type known to have the method
   */
  public Optional<Api> find(TypeRef owner, MethodRef method, Program program) {
    for (Api api : byName.getOrDefault(method.name(), List.of())) {
      if (!api.role().isBesideAnother() && isAbout(api, owner, method, program)) {
        return Optional.of(api);
      }
    }
    boolean isConstructor = method.name().equals(Member.CONSTRUCTOR);
    return (isConstructor
            ? List.of(TypeRef.of(known(owner.name())))
            : supertypes.above(owner, program))
        .stream()
            .flatMap(type -> Optional.ofNullable(anyMethodOf.get(type.name())).stream())
            .findFirst();
  }

  /** Every line about a method that has the role. */
  public List<Api> findAll(Role role, TypeRef owner, MethodRef method, Program program) {
    return byRole.getOrDefault(role, Map.of()).getOrDefault(method.name(), List.of()).stream()
        .filter(api -> isAbout(api, owner, method, program))
        .toList();
  }

  /** What is known of a static final field. */
  public List<Api> find(FieldRef field) {
    return fields.getOrDefault(known(field.owner().name()) + "." + field.name(), List.of());
  }

  /**
   * A static field as files speak of it: code may name one that is inherited by way of a subtype.
   */
  public FieldRef declared(FieldRef field, Program program) {
    if (!fieldNames.contains(field.name())
        || isConstant(field)
        || program.field(field).isPresent()) {
      return field;
    }
    return supertypes.above(field.owner(), program).stream()
        .map(type -> new FieldRef(type, field.name()))
        .filter(above -> !find(above).isEmpty())
        .findFirst()
        .orElse(field);
  }

  /** The name by which files speak of a type: that of the original, if it is relocated. */
  public String known(String type) {
    return copies.original(type).map(TypeRef::name).orElse(type);
  }

  /**
   * Whether a static field of a type that is not analysed never changes: knowledge speaks of what
   * it holds, or of all fields of its type.
   */
  public boolean isConstant(FieldRef field) {
    String owner = known(field.owner().name());
    Api ofType = anyMethodOf.get(owner);
    return field.owner().resolved()
        && ((ofType != null && ofType.role() == Role.CONSTANTS)
            || constants.contains(owner + "." + field.name())
            || !find(field).isEmpty());
  }

  private static boolean hasShape(Api api, MethodRef method) {
    return method.parameters().isPresent()
        ? api.hasParameters(method.parameters().get())
        : api.arity().meets(method.arity());
  }

  private boolean isAbout(Api api, TypeRef owner, MethodRef method, Program program) {
    return hasShape(api, method)
        // Constructors are not inherited.
        && (api.name().equals(Member.CONSTRUCTOR)
            ? api.owner().name().equals(known(owner.name()))
            : isSubtype(owner, api.owner(), program));
  }

  /** Whether one type is known to be the other or below it, from the program or from a file. */
  public boolean isSubtype(TypeRef sub, TypeRef sup, Program program) {
    return program.isSubtype(sub, sup) == Answer.YES
        || supertypes.above(sub, program).stream().anyMatch(type -> type.name().equals(sup.name()));
  }
}

package dev.pinlint.knowledge;

import dev.pinlint.knowledge.KnowledgeFile.Library;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Arity;
import dev.pinlint.model.KnownTypes;
import dev.pinlint.model.TypeRef;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One line of a knowledge file.
 *
 * @param library what the line is about
 * @param role what the API is
 * @param owner the declaring type
 * @param name the method's name, {@code <init>} for a constructor, {@code *} for every method of
 *     the type; or the field's
 * @param isField whether it is a static final field
 * @param parameters parameter types; the last may be {@code T...}
 * @param properties what the line says besides: which argument is what, named strategies
 * @param conditions what must be true of a call for the line to apply; none if it always does
 * @param versions the versions of the library that the line holds for
 */
public record Api(
    Library library,
    Role role,
    TypeRef owner,
    String name,
    boolean isField,
    List<String> parameters,
    Map<String, String> properties,
    List<Condition> conditions,
    VersionRange versions) {

  /**
   * Names that are everybody's though they are made of several words. What is known by them are
   * static methods, and whoever calls those names the type.
   */
  private static final Set<String> OF_MANY = Set.of("fromString", "getInstance", "setProperty");

  /** The same of methods of objects, whose type who calls them need not name. */
  private static final Set<String> OF_MANY_OBJECTS = Set.of("newBuilder", "setPath", "setValue");

  /** The name that stands for every method of a type. */
  public static final String ANY_METHOD = "*";

  /** How methods are called that tell what a builder was told. */
  private static final Pattern QUESTION = Pattern.compile("(?:is|has|get)\\p{Lu}.*");

  public Api {
    parameters = List.copyOf(parameters);
    properties = Map.copyOf(properties);
    conditions = List.copyOf(conditions);
  }

  /**
   * Whether the name is made of several words, as {@code setTrustAll}: few things have the same.
   *
   * @param member the name of a method or field
   */
  public static boolean isDistinctive(String member) {
    return Character.isLowerCase(member.charAt(0))
        && member.chars().anyMatch(Character::isUpperCase)
        && !OF_MANY.contains(member)
        && !OF_MANY_OBJECTS.contains(member);
  }

  /** Whether what is known by the name is static, so that whoever calls it names the type. */
  static boolean isOfStatic(String member) {
    return OF_MANY.contains(member);
  }

  /** Whether the last parameter takes any number of arguments. */
  public boolean isVarargs() {
    return !parameters.isEmpty() && parameters.get(parameters.size() - 1).endsWith("...");
  }

  /** How many arguments a call may be written with. */
  public Arity arity() {
    if (name.equals(ANY_METHOD)) {
      return Arity.atLeast(0);
    }
    return isVarargs() ? Arity.atLeast(parameters.size() - 1) : Arity.exactly(parameters.size());
  }

  /** The erased simple names of the parameter types, as in {@link dev.pinlint.model.Member}. */
  public List<String> simpleParameters() {
    return parameters.stream().map(Api::simple).toList();
  }

  private static String simple(String parameter) {
    String type = parameter.endsWith("...") ? parameter.replace("...", "[]") : parameter;
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** Whether these are the types of the parameters, as far as their simple names tell. */
  boolean hasParameters(List<TypeRef> types) {
    if (types.size() != parameters.size()) {
      return false;
    }
    for (int i = 0; i < types.size(); i++) {
      if (!simple(parameters.get(i)).equals(types.get(i).simpleName())) {
        return false;
      }
    }
    return true;
  }

  /** The argument index that a property names, as {@code host=0}. */
  public Optional<Integer> argument(String property) {
    return Optional.ofNullable(properties.get(property))
        .map(text -> Integer.valueOf(text.replace("..", "")));
  }

  /** Whether a method asks for something: of all the methods of a builder it returns no builder. */
  public static boolean isQuestion(String name, int arguments) {
    return arguments == 0 && QUESTION.matcher(name).matches();
  }

  /**
   * The types of the method, as far as the line says; of a variable number of arguments nothing.
   */
  KnownTypes.Signature signature() {
    return new KnownTypes.Signature(
        parameters.stream()
            .map(type -> type.endsWith("...") ? TypeRef.UNKNOWN : TypeRef.of(type))
            .toList(),
        returnsReceiver() ? owner : returnedType().orElse(TypeRef.UNKNOWN));
  }

  /** Whether facts start where it is called, as where a file is named that has trust anchors. */
  public boolean startsFacts() {
    return Role.OF_FACTS.contains(role)
        || (role == Role.ANCHOR_OTHERS && properties.containsKey("kind"));
  }

  /** Whether the line says that something is so, as {@code accepts=true}. */
  public boolean isTrue(String property) {
    return Boolean.parseBoolean(properties.get(property));
  }

  /** Whether what it makes is for servers, and decides about their clients. */
  public boolean isOfServer() {
    return "server".equals(properties.get("side"));
  }

  /** Whether the call returns its receiver. */
  public boolean returnsReceiver() {
    return "receiver".equals(properties.get("returns"));
  }

  /** The type that the call is known to return, for those who cannot see its declaration. */
  public Optional<TypeRef> returnedType() {
    return Optional.ofNullable(properties.get("returns"))
        .filter(name -> !returnsReceiver())
        .map(TypeRef::of);
  }

  /** The text that a field holds, if the line says so. */
  public Optional<String> text() {
    return Optional.ofNullable(properties.get("text"));
  }

  /** Whether the call reads the setting where code puts it. */
  public boolean reads(Setting setting) {
    return setting.key().startsWith(properties.get("reads") + ".");
  }

  /**
   * Whether the call reads the setting where a framework has it in a file, below a key of its own.
   */
  public boolean mayReadOfFile(Setting setting) {
    return ("." + setting.key()).contains("." + properties.get("reads") + ".");
  }

  /** Names of the methods each of which would have switched on what the call leaves off. */
  public List<String> alternatives() {
    return Optional.ofNullable(properties.get("unless"))
        .map(names -> List.of(names.split("\\|", -1)))
        .orElse(List.of());
  }

  /** What the call, or the value, switches off; nothing if it is not about that. */
  public List<TrustCheck> off() {
    List<String> off = List.of(properties.getOrDefault("off", "").split(",", -1));
    return Arrays.stream(TrustCheck.values())
        .filter(check -> off.contains(check.keyword()))
        .toList();
  }

  /** Whether the line holds for the version of the library that a program uses. */
  public Answer holdsFor(LibraryVersions used) {
    return versions.contains(library.coordinates().flatMap(used::of).map(Version::new));
  }

  /** Cheaper than the hash of all components: states that hold APIs are hashed all the time. */
  @Override
  public int hashCode() {
    return 31 * owner.name().hashCode() + name.hashCode();
  }

  @Override
  public String toString() {
    return owner.name() + "#" + name + (isField ? "" : parameterList());
  }

  private String parameterList() {
    return "(" + String.join(",", parameters) + ")";
  }
}

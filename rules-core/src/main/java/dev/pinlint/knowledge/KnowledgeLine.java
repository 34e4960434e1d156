package dev.pinlint.knowledge;

import dev.pinlint.knowledge.KnowledgeFile.Library;
import dev.pinlint.model.TypeRef;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one line about an API; see {@link KnowledgeFile} for the grammar. */
final class KnowledgeLine {

  private static final String NAME = "[\\w.$]+";

  private static final Pattern LINE =
      Pattern.compile(
          "(?<role>[a-z-]+) +(?<owner>"
              + NAME
              + ")#(?<name>[\\w<>$]+|\\*)(?<parameters>\\((?<types>[^)]*)\\))?"
              + "(?<properties>( +[a-z-]+=(?:[^\\s\"]|\"[^\"]*\")+)*)");

  private static final Pattern PROPERTY =
      Pattern.compile("(?<key>[a-z-]+)=(?<value>(?:[^\\s\"]|\"[^\"]*\")+)");

  /** Properties whose value is the index of an argument. */
  private static final Set<String> ARGUMENTS =
      Set.of(
          "host",
          "properties",
          "pins",
          "chain",
          "size",
          "elements",
          "view",
          "key",
          "algorithm",
          "takes",
          "peer",
          "auth",
          "certs",
          "from",
          "handler",
          "error",
          "name",
          "password",
          "value",
          "url");

  /** Properties whose value is a name. */
  private static final Set<String> NAMES =
      Set.of(
          "host-pattern",
          "pin-format",
          "function",
          "returns",
          "off",
          "accepts",
          "answers",
          "part",
          "of",
          "of-leaf",
          "compares",
          "nonempty",
          "mixes",
          "kind",
          "exclusive",
          "neutral",
          "encoding",
          "array",
          "platform",
          "effective",
          "reach",
          "reads",
          "unless",
          "unset",
          "side",
          "enforced",
          "absent",
          "adds",
          "asked",
          "text");

  private static final Set<String> CHECKS = Set.of("chain", "hostname", "revocation", "pin");

  /** Properties that have components of {@link Api} of their own. */
  private static final Set<String> CONDITIONS = Set.of("when", "since", "before");

  private static final Map<Role, Set<String>> REQUIRED =
      Map.ofEntries(
          Map.entry(Role.PIN_SINK, Set.of("pins", "pin-format")),
          Map.entry(Role.PIN_BUILDER, Set.of("algorithm", "returns")),
          Map.entry(Role.SERVER_TRUST_DECISION, Set.of("chain")),
          Map.entry(Role.HOSTNAME_DECISION, Set.of("host", "peer")),
          Map.entry(Role.TLS_ERROR_DECISION, Set.of("handler", "error")),
          Map.entry(Role.PIN_INSTALL, Set.of("takes")),
          Map.entry(Role.HEADER_SINK, Set.of("name", "value")),
          Map.entry(Role.TEXT_CONSTANT, Set.of("text")),
          Map.entry(Role.ANCHOR_SINK, Set.of("certs")),
          Map.entry(Role.ANCHOR_COPY, Set.of("from")),
          Map.entry(Role.ANCHOR_PASSWORD, Set.of("password")),
          Map.entry(Role.TRUST_OVERRIDE, Set.of("off")),
          Map.entry(Role.LEAVES_OFF, Set.of("off", "unless")),
          Map.entry(Role.SETTINGS_READER, Set.of("properties", "reads")),
          Map.entry(Role.SETTINGS_OF, Set.of("reads")),
          Map.entry(Role.URL_SINK, Set.of("url")),
          Map.entry(Role.ACCEPTS_ANY, Set.of("off")),
          Map.entry(Role.ENVIRONMENT, Set.of("kind")),
          Map.entry(Role.RESOURCE, Set.of("name", "kind")),
          Map.entry(Role.REPLACES_DEFAULT, Set.of("takes")),
          Map.entry(Role.STEP, Set.of("returns")));

  /** Roles that a static final field may have. */
  private static final Set<Role> FIELDS =
      Set.of(Role.ACCEPTS_ANY, Role.CONSTANTS, Role.TEXT_CONSTANT, Role.NO_PINS);

  private final Matcher line;
  private final Map<String, String> properties = new TreeMap<>();

  private KnowledgeLine(String text) {
    line = LINE.matcher(text);
    if (!line.matches()) {
      throw new IllegalArgumentException("not 'role owner#name(types) property=value …': " + text);
    }
  }

  /**
   * What the line says.
   *
   * @throws IllegalArgumentException if it cannot be understood
   */
  static Api read(Library library, String text) {
    return new KnowledgeLine(text).api(library);
  }

  private Api api(Library library) {
    Role role = Role.of(line.group("role"));
    String name = line.group("name");
    boolean isField = line.group("parameters") == null && !name.equals(Api.ANY_METHOD);
    if (isField && !FIELDS.contains(role)) {
      throw new IllegalArgumentException("a method needs its parameter types: " + line.group());
    }
    List<String> parameters = parameters();
    readProperties(role, parameters);
    return new Api(
        library,
        role,
        TypeRef.of(line.group("owner")),
        name,
        isField,
        parameters,
        properties,
        Optional.ofNullable(properties.get("when"))
            .map(when -> Conditions.parse(when, parameters.size()))
            .orElse(List.of()),
        new VersionRange(version("since"), version("before")));
  }

  private List<String> parameters() {
    String types = line.group("types");
    return types == null || types.isBlank()
        ? List.of()
        : Arrays.stream(types.split(",", -1))
            .map(String::strip)
            .map(KnowledgeLine::fullName)
            .toList();
  }

  private static String fullName(String type) {
    return Character.isUpperCase(type.charAt(0)) && type.indexOf('.') == type.indexOf("...")
        ? "java.lang." + type
        : type;
  }

  private void readProperties(Role role, List<String> parameters) {
    Matcher property = PROPERTY.matcher(line.group("properties"));
    while (property.find()) {
      String key = property.group("key");
      check(key, property.group("value"), parameters);
      if (properties.put(key, property.group("value")) != null) {
        throw new IllegalArgumentException("twice: " + key);
      }
    }
    for (String required : REQUIRED.getOrDefault(role, Set.of())) {
      if (!properties.containsKey(required)) {
        throw new IllegalArgumentException("a " + role.keyword() + " needs " + required + "=");
      }
    }
  }

  private static void check(String key, String value, List<String> parameters) {
    boolean isGood =
        CONDITIONS.contains(key)
            || (NAMES.contains(key) && isName(key, value))
            || (ARGUMENTS.contains(key) && isArgument(value, parameters));
    if (!isGood) {
      throw new IllegalArgumentException(
          "not a property, or not a value for it: " + key + "=" + value);
    }
  }

  private static boolean isName(String key, String value) {
    return switch (key) {
      case "off" -> CHECKS.containsAll(Arrays.asList(value.split(",", -1)));
      case "encoding" -> value.equals("base64");
      case "accepts",
          "answers",
          "exclusive",
          "neutral",
          "array",
          "platform",
          "effective",
          "enforced",
          "adds",
          "asked",
          "absent" ->
          value.equals("true");
      case "unless" -> value.matches("\\w+(\\|\\w+)*");
      case "reads" -> value.matches("\\w+");
      case "returns" -> value.equals("receiver") || value.matches(NAME + "\\." + NAME + "(\\[])*");
      default -> true;
    };
  }

  /** An index in range; with {@code ..} behind it, that of a parameter of variable arity. */
  private static boolean isArgument(String value, List<String> parameters) {
    if (!value.matches("\\d{1,3}(\\.\\.)?")) {
      return false;
    }
    int last = parameters.size() - 1;
    int index = Integer.parseInt(value.replace("..", ""));
    return value.endsWith("..")
        ? index == last && parameters.get(last).endsWith("...")
        : index <= last;
  }

  private Optional<Version> version(String key) {
    Optional<Version> version = Optional.ofNullable(properties.get(key)).map(Version::new);
    if (version.filter(known -> !Character.isDigit(known.text().charAt(0))).isPresent()) {
      throw new IllegalArgumentException("not a version: " + key + "=" + properties.get(key));
    }
    return version;
  }
}

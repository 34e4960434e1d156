package dev.pinlint.libraries;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts that a Gradle script of Android puts into the class {@code BuildConfig}: {@code
 * buildConfigField "String", "NAME", '"text"'}. One that is given different texts, as by flavours,
 * is left out: which is meant depends on the build.
 *
 * @param namespace the package of the class
 * @param texts the texts by the names of their fields
 */
public record BuildConstants(String namespace, Map<String, String> texts) {

  /** In place of a text that is not known. */
  private static final String UNKNOWN = "\"";

  private static final String STRING = "(\"(?:[^\"\\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)*+')";

  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile("//[^\\n]*|/\\*(?s:.*?)\\*/|" + STRING);

  private static final Pattern FIELD =
      Pattern.compile(
          "\\bbuildConfigField\\s*\\(?\\s*[\"']String[\"']\\s*,\\s*[\"'](?<name>\\w+)[\"']\\s*,\\s*"
              + STRING);

  private static final Pattern NAMESPACE =
      Pattern.compile("\\bnamespace\\s*[=(]?\\s*[\"'](?<name>[A-Za-z_][\\w.]*)[\"']");

  /** A text of Java without escapes, and without what Gradle fills in. */
  private static final Pattern JAVA = Pattern.compile("\"(?<text>[^\"\\\\$\\n]*)\"");

  public BuildConstants {
    texts = java.util.Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  /** Those of a script; empty if it has none, or does not say for which package. */
  public static Optional<BuildConstants> of(String script) {
    String code =
        COMMENT_OR_TEXT
            .matcher(script)
            .replaceAll(
                found ->
                    found.group().startsWith("/") ? " " : Matcher.quoteReplacement(found.group()));
    Map<String, String> texts = new TreeMap<>();
    Matcher field = FIELD.matcher(code);
    while (field.find()) {
      texts.merge(
          field.group("name"),
          text(field.group(2)),
          (first, second) -> first.equals(second) ? first : UNKNOWN);
    }
    texts.values().removeIf(UNKNOWN::equals);
    Matcher namespace = NAMESPACE.matcher(code);
    return namespace.find() && !texts.isEmpty()
        ? Optional.of(new BuildConstants(namespace.group("name"), texts))
        : Optional.empty();
  }

  /** What the literal of the script says that the field is, if that is a text. */
  private static String text(String literal) {
    String written = literal.substring(1, literal.length() - 1).replace("\\\"", "\"");
    Matcher java = JAVA.matcher(written.strip());
    return java.matches() ? java.group("text") : UNKNOWN;
  }

  /** The full name of the class, with slashes. */
  public String path() {
    return (namespace + ".BuildConfig").replace('.', '/');
  }

  /** The class that the build makes, as far as it is known. */
  public String source() {
    StringBuilder source = new StringBuilder("package " + namespace + ";\n\n");
    source.append("public final class BuildConfig {\n");
    texts.forEach(
        (name, text) ->
            source.append("  public static final String %s = \"%s\";\n".formatted(name, text)));
    return source.append("}\n").toString();
  }
}

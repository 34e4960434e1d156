package dev.pinlint.libraries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the libraries that a Gradle script names by text: {@code "group:artifact:version"}, and
 * {@code group: 'g', name: 'a', version: 'v'}. The version may be a variable of the same script
 * that is set to a text. What is computed is not understood.
 */
public final class GradleScript {

  /** A comment, or a string: in a string there are no comments. */
  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "//[^\\n]*|/\\*(?s:.*?)\\*/|\"(?:[^\"\\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)*+'");

  private static final Pattern TEXT = Pattern.compile("[\"']([^\"'\\n]*)[\"']");

  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\b(\\w+)(?:\\s*:\\s*String)?\\s*=\\s*[\"']([\\w.-]+)[\"']");

  private static final Pattern PLACE = Pattern.compile("\\$(?:\\{([\\w.]+)\\}|(\\w+))");

  private static final Pattern NAMED =
      Pattern.compile(
          "\\bgroup\\s*[:=]\\s*[\"']([^\"'\\n"
              + "]+)[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([^\"'\\n"
              + "]+)[\"']\\s*,\\s*version\\s*[:=]\\s*(?:[\"']([^\"'\\n"
              + "]+)[\"']|([\\w.]+))");

  private final String script;
  private final Map<String, String> variables = new HashMap<>();

  private GradleScript(String text) {
    script =
        COMMENT_OR_TEXT
            .matcher(text)
            .replaceAll(
                found ->
                    found.group().startsWith("/") ? " " : Matcher.quoteReplacement(found.group()));
    Matcher assignment = ASSIGNMENT.matcher(script);
    while (assignment.find()) {
      // Set twice, it is what nobody can tell without running the script.
      variables.merge(
          assignment.group(1),
          assignment.group(2),
          (first, second) -> first.equals(second) ? first : "?");
    }
  }

  /** The libraries. */
  public static List<Coordinates> libraries(String text) {
    return new GradleScript(text).libraries();
  }

  private List<Coordinates> libraries() {
    List<Coordinates> libraries = new ArrayList<>();
    Matcher text = TEXT.matcher(script);
    while (text.find()) {
      if (text.group(1).indexOf(':') > 0) {
        Coordinates.parse(filled(text.group(1))).ifPresent(libraries::add);
      }
    }
    Matcher named = NAMED.matcher(script);
    while (named.find()) {
      String version = named.group(3) != null ? filled(named.group(3)) : valueOf(named.group(4));
      Coordinates.of(named.group(1), named.group(2), version).ifPresent(libraries::add);
    }
    return libraries;
  }

  private String filled(String text) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    valueOf(place.group(1) != null ? place.group(1) : place.group(2))));
  }

  /** The value of a variable, by its last name: {@code ext.version} is called so or so. */
  private String valueOf(String name) {
    return variables.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "?");
  }
}

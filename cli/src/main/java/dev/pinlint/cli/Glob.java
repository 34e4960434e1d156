package dev.pinlint.cli;

import java.util.regex.Pattern;

/**
 * A pattern for paths with {@code /} between the names: {@code ?} is any character of a name,
 * {@code *} any number of them, {@code **} any number of names. What matches a directory or an
 * archive matches all that is in it.
 */
final class Glob {

  private final String text;
  private final Pattern pattern;

  /** The glob with the text; a slash at its end is of no meaning. */
  Glob(String text) {
    this.text = text;
    this.pattern =
        Pattern.compile(
            expression(text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
                + "(?:!?/.*)?",
            Pattern.DOTALL);
  }

  private static String expression(String text) {
    StringBuilder expression = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith("**/", i)) {
        expression.append("(?:.*/)?");
        i += 3;
      } else if (text.startsWith("**", i)) {
        expression.append(".*");
        i += 2;
      } else {
        char character = text.charAt(i);
        switch (character) {
          case '*' -> expression.append("[^/]*");
          case '?' -> expression.append("[^/]");
          default -> expression.append(Pattern.quote(String.valueOf(character)));
        }
        i++;
      }
    }
    return expression.toString();
  }

  /** Whether a path, or a directory or archive that it is in, matches. */
  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}

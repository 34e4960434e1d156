package dev.pinlint.cli.text;

import dev.pinlint.rules.Level;

/**
 * How a text stands out on a terminal.
 *
 * @param isColoured whether it does at all
 */
public record Style(boolean isColoured) {

  /** No colours: for files and pipes. */
  public static final Style PLAIN = new Style(false);

  public String strong(String text) {
    return escape("1", text);
  }

  public String faint(String text) {
    return escape("2", text);
  }

  public String level(Level level) {
    return switch (level) {
      case ERROR -> escape("1;31", level.keyword());
      case WARNING -> escape("33", level.keyword());
      case REVIEW -> escape("36", level.keyword());
    };
  }

  private String escape(String code, String text) {
    return isColoured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}

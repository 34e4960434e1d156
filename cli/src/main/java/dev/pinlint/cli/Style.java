package dev.pinlint.cli;

import dev.pinlint.rules.Level;

/**
 * How a text stands out on a terminal.
 *
 * @param isColoured whether it does at all
 */
record Style(boolean isColoured) {

  /** No colours: for files and pipes. */
  static final Style PLAIN = new Style(false);

  String strong(String text) {
    return escape("1", text);
  }

  String faint(String text) {
    return escape("2", text);
  }

  String level(Level level) {
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

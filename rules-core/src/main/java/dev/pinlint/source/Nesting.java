package dev.pinlint.source;

/**
 * How deeply brackets stand in each other. The parser looks ahead over type arguments and
 * annotations again for each that is in another, so that a few thousand of them cost it minutes.
 */
final class Nesting {

  /** Deeper than anyone writes within one statement. */
  static final int DEEPEST = 100;

  private final String text;
  private int position;

  private Nesting(String text) {
    this.text = text;
  }

  /** Whether there are more brackets in each other, within a statement, than anyone writes. */
  static boolean isTooDeep(String text) {
    return new Nesting(text).deepest() > DEEPEST;
  }

  private int deepest() {
    int depth = 0;
    int deepest = 0;
    for (; position < text.length(); position++) {
      switch (text.charAt(position)) {
        case '(', '[', '<' -> deepest = Math.max(deepest, ++depth);
        case ')', ']' -> depth = Math.max(0, depth - 1);
        case '>' -> depth = isArrow() ? depth : Math.max(0, depth - 1);
        // What was less than something else up to here was no bracket.
        case ';' -> depth = 0;
        case '/' -> skipComment();
        case '"' -> skipText();
        case '\'' -> skipTo("'");
        default -> {}
      }
    }
    return deepest;
  }

  private boolean isArrow() {
    return position > 0 && text.charAt(position - 1) == '-';
  }

  private void skipComment() {
    if (text.startsWith("//", position)) {
      skip(text.indexOf('\n', position));
    } else if (text.startsWith("/*", position)) {
      skip(text.indexOf("*/", position + 2));
    }
  }

  private void skipText() {
    if (text.startsWith("\"\"\"", position)) {
      position += 2;
      skipTo("\"\"\"");
      position += 2;
    } else {
      skipTo("\"");
    }
  }

  /** Goes to the end of a literal; a backslash takes the next character's meaning. */
  private void skipTo(String end) {
    position++;
    while (position < text.length() && !text.startsWith(end, position)) {
      position += text.charAt(position) == '\\' ? 2 : 1;
    }
  }

  private void skip(int end) {
    position = end < 0 ? text.length() : end;
  }
}

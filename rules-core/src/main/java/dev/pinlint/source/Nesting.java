package dev.pinlint.source;

/**
 * How deeply brackets stand in each other. The parser looks ahead over type arguments and
 * annotations again for each that is in another, so that a few thousand of them cost it minutes.
 */
final class Nesting {

  /** Deeper than anyone writes within one statement. */
  static final int DEEPEST = 100;

  private Nesting() {}

  /** Whether there are more brackets in each other, within a statement, than anyone writes. */
  static boolean isTooDeep(String text) {
    int depth = 0;
    int deepest = 0;
    int position = 0;
    while (position < text.length()) {
      int end = Lexemes.endOfCommentOrLiteral(text, position);
      if (end > position) {
        position = end;
        continue;
      }
      switch (text.charAt(position)) {
        case '(', '[', '<' -> deepest = Math.max(deepest, ++depth);
        case ')', ']' -> depth = Math.max(0, depth - 1);
        case '>' -> depth = isArrow(text, position) ? depth : Math.max(0, depth - 1);
        // What was less than something else up to here was no bracket.
        case ';' -> depth = 0;
        default -> {}
      }
      position++;
    }
    return deepest > DEEPEST;
  }

  private static boolean isArrow(String text, int position) {
    return position > 0 && text.charAt(position - 1) == '-';
  }
}

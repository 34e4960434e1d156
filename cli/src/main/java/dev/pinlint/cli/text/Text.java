package dev.pinlint.cli.text;

/** Text of the analysed code as it may be shown on a terminal. */
public final class Text {

  private Text() {}

  /**
   * The text with a replacement for each character that could steer a terminal or reorder what it
   * shows: names of archive entries and lines of source come from strangers.
   */
  public static String printable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(character -> shown.appendCodePoint(isPrintable(character) ? character : '\uFFFD'));
    return shown.toString();
  }

  private static boolean isPrintable(int character) {
    if (character == '\t') {
      return true;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

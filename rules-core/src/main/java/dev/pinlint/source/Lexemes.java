package dev.pinlint.source;

/** Where comments and literals of Java source end (JLS 3.7, 3.10). */
public final class Lexemes {

  private Lexemes() {}

  /**
   * The index behind the comment, or the text, character or string literal, that begins at the
   * index; the index itself if none does. One that is not closed ends with its line, or the file.
   */
  public static int endOfCommentOrLiteral(CharSequence text, int at) {
    if (at >= text.length()) {
      return at;
    }
    char c = text.charAt(at);
    if (c == '"') {
      return isTextBlock(text, at) ? endOfTextBlock(text, at + 3) : endOfLiteral(text, at + 1, c);
    } else if (c == '\'') {
      return endOfLiteral(text, at + 1, c);
    } else if (c == '/' && at + 1 < text.length() && text.charAt(at + 1) == '/') {
      return endOfLine(text, at);
    } else if (c == '/' && at + 1 < text.length() && text.charAt(at + 1) == '*') {
      return endOfComment(text, at + 2);
    }
    return at;
  }

  private static boolean isTextBlock(CharSequence text, int at) {
    return at + 2 < text.length() && text.charAt(at + 1) == '"' && text.charAt(at + 2) == '"';
  }

  private static int endOfTextBlock(CharSequence text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"' && isTextBlock(text, i)) {
        return i + 3;
      }
    }
    return text.length();
  }

  private static int endOfLiteral(CharSequence text, int from, char quote) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        return i + 1;
      } else if (c == '\n') {
        return i;
      }
    }
    return text.length();
  }

  private static int endOfLine(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private static int endOfComment(CharSequence text, int from) {
    for (int i = from; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '*' && text.charAt(i + 1) == '/') {
        return i + 2;
      }
    }
    return text.length();
  }
}

package dev.pinlint.configuration.xml;

/** Reads the pieces of a text in XML, and knows the line that it is on. */
final class XmlScanner {

  private final String text;
  private int at;
  private int line = 1;

  XmlScanner(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  /** The line, from 1, of the next character. */
  int line() {
    return line;
  }

  XmlException failure(String message) {
    return new XmlException(message, line);
  }

  boolean isAt(String piece) {
    return text.startsWith(piece, at);
  }

  /** Goes behind a piece, if that is what comes next. */
  boolean skip(String piece) {
    boolean isNext = isAt(piece);
    if (isNext) {
      advance(piece.length());
    }
    return isNext;
  }

  void expect(String piece) throws XmlException {
    if (!skip(piece)) {
      throw failure("expected " + piece);
    }
  }

  /** Goes behind white space; whether there was any. */
  boolean skipSpace() {
    int start = at;
    while (!isAtEnd() && isSpace(text.charAt(at))) {
      advance(1);
    }
    return at > start;
  }

  private static boolean isSpace(char character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
  }

  /** What stands before a piece; goes behind that. */
  String until(String piece) throws XmlException {
    int end = text.indexOf(piece, at);
    if (end < 0) {
      throw failure("expected " + piece);
    }
    String found = text.substring(at, end);
    advance(end + piece.length() - at);
    return lines(found);
  }

  /** The text of a comment, in which XML allows no two hyphens. */
  String comment() throws XmlException {
    String comment = until("--");
    expect(">");
    return comment;
  }

  String name() throws XmlException {
    int start = at;
    while (!isAtEnd() && isPartOfName(text.charAt(at))) {
      at++;
    }
    if (at == start || !isStartOfName(text.charAt(start))) {
      throw failure("expected a name");
    }
    return text.substring(start, at);
  }

  private static boolean isStartOfName(char character) {
    return Character.isLetter(character) || character == '_' || Character.isSurrogate(character);
  }

  private static boolean isPartOfName(char character) {
    return isStartOfName(character)
        || Character.isDigit(character)
        || character == '-'
        || character == '.'
        || character == ':'
        || character == '\u00B7'
        || Character.getType(character) == Character.NON_SPACING_MARK
        || Character.getType(character) == Character.COMBINING_SPACING_MARK;
  }

  /** The value of an attribute. */
  String quoted() throws XmlException {
    char quote = isAt("'") ? '\'' : '"';
    expect(String.valueOf(quote));
    String value = characters(quote);
    if (isAtEnd()) {
      throw failure("a value without end");
    }
    advance(1);
    return value.replace('\n', ' ').replace('\t', ' ');
  }

  /** The characters before one that ends them, or before the end; references are resolved. */
  String characters(char end) throws XmlException {
    StringBuilder characters = new StringBuilder();
    while (!isAtEnd() && text.charAt(at) != end) {
      char next = text.charAt(at);
      if (next == '<') {
        throw failure("< in a value");
      } else if (next == '&') {
        characters.append(reference());
      } else {
        characters.append(next == '\r' ? (isAt("\r\n") ? "" : "\n") : next);
        advance(1);
      }
    }
    return characters.toString();
  }

  private String reference() throws XmlException {
    int end = text.indexOf(';', at);
    if (end < 0 || end > at + 12) {
      throw failure("& without ;");
    }
    String name = text.substring(at + 1, end);
    String resolved =
        switch (name) {
          case "lt" -> "<";
          case "gt" -> ">";
          case "amp" -> "&";
          case "quot" -> "\"";
          case "apos" -> "'";
          default -> name.startsWith("#") ? character(name.substring(1)) : "";
        };
    if (resolved.isEmpty()) {
      throw failure("an entity that XML does not have: " + name);
    }
    advance(end + 1 - at);
    return resolved;
  }

  private static String character(String number) {
    try {
      int code =
          number.startsWith("x")
              ? Integer.parseInt(number.substring(1), 16)
              : Integer.parseInt(number);
      return Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }

  private static String lines(String raw) {
    return raw.replace("\r\n", "\n").replace('\r', '\n');
  }

  private void advance(int count) {
    for (int end = at + count; at < end; at++) {
      if (text.charAt(at) == '\n' || (text.charAt(at) == '\r' && !isAt("\r\n"))) {
        line++;
      }
    }
  }
}

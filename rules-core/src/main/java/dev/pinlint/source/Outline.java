package dev.pinlint.source;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The text of a source file without comments and without the bodies of its methods and
 * initialisers: what a file says to other files.
 *
 * <p>Nothing is parsed for it. Of a text that is no Java the outcome means nothing.
 */
final class Outline {

  /** What a brace opens. */
  private enum Braces {
    /** The members of a type. */
    MEMBERS,
    /** The constants of an enum, up to the first semicolon. */
    CONSTANTS,
    /** Statements: they are left out. */
    STATEMENTS,
    /** Anything else: it is kept. */
    OTHER
  }

  private final String text;
  private final StringBuilder outline = new StringBuilder();
  private final Deque<Braces> open = new ArrayDeque<>();
  private int parentheses;
  private boolean declaresType;
  private boolean isEnum;
  private boolean hasValue;
  private String word = "";

  private Outline(String text) {
    this.text = text;
    open.push(Braces.MEMBERS);
  }

  /** The outline of a source text; the text itself where escapes may hide what it is made of. */
  static String of(String text) {
    return text.contains("\\u") ? text : new Outline(text).make();
  }

  private String make() {
    int position = 0;
    while (position < text.length()) {
      int start = position;
      char c = text.charAt(start);
      int end = Lexemes.endOfCommentOrLiteral(text, start);
      if (end > start) {
        position = end;
        keep(c == '/' ? " " : text.substring(start, end));
      } else if (Character.isJavaIdentifierStart(c)) {
        while (position < text.length() && Character.isJavaIdentifierPart(text.charAt(position))) {
          position++;
        }
        String word = text.substring(start, position);
        keep(word);
        word(word);
      } else {
        position++;
        if (c == '}') {
          closeBrace();
        }
        keep(String.valueOf(c));
        symbol(c);
      }
    }
    return outline.toString();
  }

  private void keep(String part) {
    if (open.element() != Braces.STATEMENTS) {
      outline.append(part);
    }
  }

  private void word(String next) {
    if (isBetweenMembers()) {
      isEnum |= next.equals("enum");
      declaresType |=
          next.equals("class")
              || next.equals("interface")
              || next.equals("enum")
              || word.equals("record");
    }
    word = next;
  }

  /** Whether what stands here belongs to no statement, value or list of parameters. */
  private boolean isBetweenMembers() {
    return parentheses == 0 && !hasValue && open.element() == Braces.MEMBERS;
  }

  private void symbol(char c) {
    switch (c) {
      case '(' -> parentheses++;
      case ')' -> parentheses--;
      case '=' -> hasValue |= isBetweenMembers();
      case ';' -> {
        if (parentheses == 0 && open.element() == Braces.CONSTANTS) {
          open.pop();
          open.push(Braces.MEMBERS);
        }
        endDeclaration();
      }
      case '{' -> openBrace();
      case '}' -> {
        if (isBetweenMembers()) {
          endDeclaration();
        }
      }
      default -> {}
    }
    if (!Character.isWhitespace(c)) {
      word = "";
    }
  }

  private void openBrace() {
    Braces around = open.element();
    if (around == Braces.STATEMENTS) {
      open.push(Braces.STATEMENTS);
    } else if (around == Braces.OTHER || parentheses > 0 || hasValue) {
      open.push(Braces.OTHER);
    } else if (declaresType) {
      open.push(isEnum ? Braces.CONSTANTS : Braces.MEMBERS);
      endDeclaration();
    } else {
      open.push(Braces.STATEMENTS);
    }
  }

  private void closeBrace() {
    if (open.size() > 1) {
      open.pop();
    }
  }

  private void endDeclaration() {
    if (open.element() != Braces.STATEMENTS && open.element() != Braces.OTHER) {
      declaresType = false;
      isEnum = false;
      hasValue = false;
    }
  }
}

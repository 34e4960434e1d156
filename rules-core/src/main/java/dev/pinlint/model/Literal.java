package dev.pinlint.model;

/** A constant in a body. As on the Java virtual machine, booleans and characters are integers. */
public sealed interface Literal {

  /** {@code true}. */
  Literal TRUE = new Int(1);

  /** {@code false}. */
  Literal FALSE = new Int(0);

  /** {@code null}. */
  Literal NULL = new Null();

  /** A string. */
  record Text(String value) implements Literal {}

  /** A boolean (0 or 1), byte, short, char, int or long. */
  record Int(long value) implements Literal {}

  /** A float or double. */
  record Real(double value) implements Literal {}

  /** A class literal. */
  record ClassLiteral(TypeRef type) implements Literal {}

  /** The null reference. */
  record Null() implements Literal {}

  /** The literal for a boolean. */
  static Literal of(boolean value) {
    return value ? TRUE : FALSE;
  }
}

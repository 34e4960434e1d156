package dev.pinlint.model;

/** What a declaration says of itself, as far as an analysis asks. */
public enum Modifier {
  /** No instance. */
  STATIC,
  /** A method without a body, or a type that cannot be instantiated. */
  ABSTRACT,
  /** Assigned once, or not overridable. */
  FINAL,
  /** Visible in its nest only. */
  PRIVATE,
  /** The last parameter takes any number of arguments. */
  VARARGS
}

package dev.pinlint.model;

/** The closed set of operators. A new one costs three front ends. */
public enum Operator {
  /** {@code a == b}. */
  EQ,
  /** {@code a != b}. */
  NE,
  /** {@code a < b}. */
  LT,
  /** {@code a <= b}. */
  LE,
  /** {@code a > b}. */
  GT,
  /** {@code a >= b}. */
  GE,
  /** {@code a == null}. */
  IS_NULL,
  /** {@code !a}. */
  NOT,
  /** {@code a + b} on numbers. */
  ADD,
  /** {@code a - b}. */
  SUB,
  /**
   * Any other arithmetic or bit operation, and a comparison of long, float or double that yields
   * -1, 0 or 1.
   */
  ARITHMETIC,
  /** {@code a instanceof T}. */
  INSTANCEOF,
  /** {@code (T) a} on references. */
  CAST,
  /** {@code a[i]}. */
  ARRAY_LOAD,
  /** {@code a[i] = v}. */
  ARRAY_STORE,
  /** {@code a.length}. */
  ARRAY_LENGTH
}

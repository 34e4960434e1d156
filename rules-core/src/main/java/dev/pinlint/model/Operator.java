package dev.pinlint.model;

import java.util.Arrays;
import java.util.Optional;

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
  ARRAY_LENGTH;

  /** The comparison of the same operands that holds where this one does not. */
  public Optional<Operator> opposite() {
    return switch (this) {
      case EQ -> Optional.of(NE);
      case NE -> Optional.of(EQ);
      case LT -> Optional.of(GE);
      case LE -> Optional.of(GT);
      case GT -> Optional.of(LE);
      case GE -> Optional.of(LT);
      default -> Optional.empty();
    };
  }

  /** The comparison that asks the same of its operands the other way around. */
  public Optional<Operator> mirrored() {
    return switch (this) {
      case EQ, NE -> Optional.of(this);
      case LT -> Optional.of(GT);
      case GT -> Optional.of(LT);
      case LE -> Optional.of(GE);
      case GE -> Optional.of(LE);
      default -> Optional.empty();
    };
  }

  /** The operator of that name. */
  public static Optional<Operator> named(String name) {
    return Arrays.stream(values()).filter(operator -> operator.name().equals(name)).findFirst();
  }
}

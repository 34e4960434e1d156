package dev.pinlint.model;

/** The answer to a question about the outside world, of which not everything is always seen. */
public enum Answer {
  YES,
  NO,
  UNKNOWN;

  /** The answer for a known fact. */
  public static Answer of(boolean fact) {
    return fact ? YES : NO;
  }
}

package dev.pinlint.facts;

/** What a server-trust decision does with the chain that a server presents. */
public enum Verdict {
  /** It has a normal exit, and no path can reject the chain. */
  ACCEPTS_ALL,
  /** Every normal exit met a check that validates the chain. */
  VALIDATES,
  /** It has no normal exit. */
  REJECTS,
  /** Some normal exit met no sufficient check, but something else may reject. */
  PARTIAL,
  /** Code that is not seen has a say. */
  UNKNOWN
}

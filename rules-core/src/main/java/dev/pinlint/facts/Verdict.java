package dev.pinlint.facts;

/** What a server-trust decision does with the chain that a server presents. */
public enum Verdict {
  /** It has a normal exit, and no path can reject the chain. */
  ACCEPTS_ALL,
  /**
   * A check that validates has thrown, the exception is caught, and nothing on the way out rejects
   * the chain.
   */
  SWALLOWS,
  /**
   * All that can reject a chain are looks at it that authenticate nobody: validity dates, a
   * self-signature.
   */
  WEAK_ONLY,
  /** Every normal exit met a check that validates the chain. */
  VALIDATES,
  /** It has no normal exit. */
  REJECTS,
  /** Some normal exit met no sufficient check, but something else may reject. */
  PARTIAL,
  /** Code that is not seen has a say. */
  UNKNOWN
}

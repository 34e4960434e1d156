package dev.pinlint.facts;

/** What a server-trust decision does with the chain that a server presents; the gravest first. */
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
   * self-signature, names, the number of certificates.
   */
  WEAK_ONLY,
  /**
   * Some chains are checked; whoever presents one that claims the right things gets out without a
   * check.
   */
  WEAK_EXIT,
  /**
   * The first chain that is met is kept and trusted; the next ones are compared with what was kept.
   */
  FIRST_USE,
  /** A person is asked, and whatever they say yes to is trusted. */
  USER_APPROVED,
  /** Some normal exit met no check that succeeded, though there is one: something else decides. */
  BYPASSES,
  /** There is no check that validates, but a test of its own may reject: a pin, a flag. */
  PARTIAL,
  /**
   * There is no check that validates, but every normal exit has found something that nobody else
   * can present to be what is expected.
   */
  PIN_ONLY,
  /** Code that is not seen has a say. */
  UNKNOWN,
  /** It has no normal exit. */
  REJECTS,
  /** Every normal exit met a check that validates the chain. */
  VALIDATES
}

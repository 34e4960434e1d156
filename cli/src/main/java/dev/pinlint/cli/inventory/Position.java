package dev.pinlint.cli.inventory;

/** Which certificate of a chain has to match a pin. */
public enum Position {
  /** The server's own, which comes first. */
  LEAF,
  /** The one that comes last as it was presented. */
  LAST,
  /** Any of the validated chain, the trust anchor included. */
  ANY,
  /** The one that the chain ends in: no other is trusted. */
  ANCHOR,
  UNKNOWN
}

package dev.pinlint.cli.inventory;

/** Which certificate of a chain has to match a pin. */
public enum Position {
  /** The server's own, which comes first. */
  LEAF,
  /** The one that comes last as it was presented. */
  LAST,
  /** Any that the server presents, whether it belongs to the chain or not. */
  PRESENTED,
  /** Any of the validated chain, the trust anchor included. */
  ANY,
  /** The one that the chain ends in: no other is trusted. */
  ANCHOR,
  UNKNOWN;

  /** Whether it is one that the server presents itself. */
  public boolean isPresented() {
    return this == LEAF || this == LAST || this == PRESENTED;
  }
}

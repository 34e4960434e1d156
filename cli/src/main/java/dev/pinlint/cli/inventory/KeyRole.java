package dev.pinlint.cli.inventory;

/** Where in a chain the owner of a pinned key stands. */
public enum KeyRole {
  LEAF,
  INTERMEDIATE,
  ROOT,
  /** Of no known authority: a server's, or an authority of somebody's own. */
  UNKNOWN;

  /** Whether the owner may be an authority. */
  public boolean mayBeAuthority() {
    return this != LEAF;
  }
}

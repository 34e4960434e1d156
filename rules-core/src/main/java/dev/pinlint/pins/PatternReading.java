package dev.pinlint.pins;

import java.util.Locale;

/**
 * What a library makes of a host pattern, in the version that is used, or in all that may be.
 *
 * @param fate what becomes of it
 * @param versions where it is not the same in all versions, which ones do what; empty else
 */
public record PatternReading(Fate fate, String versions) {

  /** It matches what it looks like. */
  public static final PatternReading MATCHES = new PatternReading(Fate.MATCHES, "");

  /** What becomes of a pattern. */
  public enum Fate {
    /** It matches what it looks like. */
    MATCHES,
    /** It is taken and matches no host, so that nothing is pinned. */
    NEVER,
    /** The library throws. */
    REFUSED,
    /** One or the other, by version. */
    NEVER_OR_REFUSED,
    /** In some versions that may be meant it does not match, but does in the newest. */
    OUTDATED,
    /** In some versions that may be meant it matches, but not in the newest. */
    OBSOLETE;

    /** The name in messages and reports. */
    public String keyword() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it matches nothing whatever the version is. */
    public boolean isDead() {
      return this == NEVER || this == REFUSED || this == NEVER_OR_REFUSED;
    }
  }
}

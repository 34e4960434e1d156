package dev.pinlint.rules;

import java.util.Locale;

/** How sure and how grave a finding is. The greater comes first. */
public enum Level {
  /** Practically never wrong. */
  ERROR,
  /** Shown by default. */
  WARNING,
  /** True, and a person should look; quiet unless asked for. */
  REVIEW;

  /** The name in pages, options and reports. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The next level below; the lowest is its own. */
  Level lower() {
    return this == ERROR ? WARNING : REVIEW;
  }

  /** Whether it is less grave than another. */
  boolean isBelow(Level other) {
    return compareTo(other) > 0;
  }

  /**
   * The level with the name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Level of(String keyword) {
    return valueOf(keyword.toUpperCase(Locale.ROOT));
  }
}

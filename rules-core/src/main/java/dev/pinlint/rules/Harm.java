package dev.pinlint.rules;

import java.util.Locale;

/** What a finding can lead to. */
public enum Harm {
  /** Lets an attacker in. */
  BREACH,
  /** Locks users out. */
  OUTAGE,
  /** Nobody will know why, or how to undo it. */
  GOVERNANCE;

  /** The name in pages and reports. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The harm with the name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Harm of(String keyword) {
    return valueOf(keyword.toUpperCase(Locale.ROOT));
  }
}

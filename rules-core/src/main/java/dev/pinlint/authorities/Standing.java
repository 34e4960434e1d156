package dev.pinlint.authorities;

import java.util.regex.Pattern;

/** What the lists that an authority is in say of its key. The graver comes first. */
public enum Standing {
  /** The authority issues nothing with it any more. */
  RETIRED("\\ble:(retired|expired)\\b"),
  /** It belongs to a hierarchy for tests, which nobody trusts. */
  STAGING("\\ble:staging\\b"),
  /** A root program has taken it out, or blocks it, or goes by it for older certificates only. */
  DISTRUSTED(
      "mozilla:(TLS trust gone|TLS distrust-after|explicitly distrusted)"
          + "|chrome:only certs|jdk\\d+:(blocked|server certs)"),
  /** The authority takes another one whenever it likes, and says so. */
  ROTATING("\\ble:(active|backup)\\b"),
  /** Nothing of the kind. */
  GOOD("");

  private final Pattern words;

  Standing(String words) {
    this.words = Pattern.compile(words);
  }

  static Standing of(String status) {
    for (Standing standing : values()) {
      if (standing.words.matcher(status).find()) {
        return standing;
      }
    }
    return GOOD;
  }
}

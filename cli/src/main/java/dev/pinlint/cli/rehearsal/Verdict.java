package dev.pinlint.cli.rehearsal;

/** What becomes of a client. The gravest comes first. */
public enum Verdict {
  /** It refuses to connect. */
  BREAKS("breaks"),
  /** What is known does not tell. */
  UNKNOWN("unknown"),
  /** It goes on. */
  PASSES("passes");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** The name in reports. */
  public String word() {
    return word;
  }
}

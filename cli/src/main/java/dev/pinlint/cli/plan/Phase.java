package dev.pinlint.cli.plan;

/** When something is to be done. Each phase makes the next one safe. */
public enum Phase {
  RESTORE("Now: what is broken, or about to be"),
  BACKUP("Now: backups"),
  SWITCH("First: a way to switch pins off, and to hear of failures"),
  REPLACE("Then: what takes the place of the pins"),
  REMOVE("Last: take the pins out, in stages");

  private final String title;

  Phase(String title) {
    this.title = title;
  }

  /** The heading. */
  public String title() {
    return title;
  }
}

package dev.pinlint.cli.inventory;

/**
 * What is built from the code: what has to be released for a pin to change.
 *
 * @param name its coordinates, or the name of its folder or archive
 * @param kind what becomes of it
 */
public record Artifact(String name, Kind kind) {

  /** How an artifact gets to where it runs. */
  public enum Kind {
    /** Its operator redeploys it. */
    SERVICE("service"),
    /** Users have to update it. */
    ANDROID_APP("Android app"),
    /** Users have to update it. */
    DESKTOP_APP("desktop application"),
    /** Others have to take it over, and be released in turn. */
    LIBRARY("library"),
    UNKNOWN("artifact of unknown kind");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** What it is called in a sentence. */
    public String title() {
      return title;
    }
  }
}

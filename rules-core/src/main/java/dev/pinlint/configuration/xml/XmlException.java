package dev.pinlint.configuration.xml;

/** Says that a text is no XML, or none that is read here. */
public final class XmlException extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  XmlException(String message, int line) {
    super(message);
    reason = "line " + line + ": " + message;
  }

  /** The reason with its line, for a report. */
  public String reason() {
    return reason;
  }
}

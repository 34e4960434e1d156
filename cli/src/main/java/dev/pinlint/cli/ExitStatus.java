package dev.pinlint.cli;

/** What the exit status tells a build. */
final class ExitStatus {

  /** Nothing that should fail the build. */
  static final int CLEAN = 0;

  /** Findings that should; they outweigh input that could not be read. */
  static final int FINDINGS = 1;

  /** Input that could not be read or analysed. */
  static final int UNREADABLE = 2;

  /** A command line that makes no sense. */
  static final int USAGE = 3;

  private ExitStatus() {}

  /** The status of a scan. */
  static int of(boolean hasFindings, boolean hasFailures) {
    if (hasFindings) {
      return FINDINGS;
    }
    return hasFailures ? UNREADABLE : CLEAN;
  }
}

package dev.pinlint.cli;

import dev.pinlint.inspection.Progress;
import java.io.PrintStream;

/** A line that tells a waiting person what is going on, and goes away at the end. */
final class ProgressLine implements Progress {

  private static final String CLEAR = "\r\u001b[K";
  private static final int FILES_PER_UPDATE = 250;

  private final PrintStream out;
  private final boolean isOn;
  private int files;

  /**
   * The line.
   *
   * @param out where the line is shown
   * @param isOn whether it is shown at all
   */
  ProgressLine(PrintStream out, boolean isOn) {
    this.out = out;
    this.isOn = isOn;
  }

  /** A file was read. */
  @Override
  public void file() {
    files++;
    if (files % FILES_PER_UPDATE == 0) {
      show("Reading: " + files + " files");
    }
  }

  /** Something else begins. */
  @Override
  public void step(String name) {
    show(name + " (" + files + " files)");
  }

  /** Takes the line away. */
  void end() {
    show("");
  }

  private void show(String text) {
    if (isOn) {
      out.print(CLEAR + text);
      out.flush();
    }
  }
}

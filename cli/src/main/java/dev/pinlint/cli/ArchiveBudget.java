package dev.pinlint.cli;

import dev.pinlint.inspection.Content;
import dev.pinlint.inspection.Inputs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * How much may be unpacked from one archive and all that are inside it together. A few kilobytes
 * can be made to unpack to more than any disk holds, the more so by nesting.
 */
final class ArchiveBudget {

  private static final int MOST_ENTRIES = 400_000;
  private static final long GREATEST_TOTAL = 1L << 30;

  /** The limit is there for the work, and a failure was some. */
  private static final int COST_OF_FAILURE = 1 << 20;

  /** To open an archive is work, however small it is. */
  private static final int COST_OF_ARCHIVE = 1 << 16;

  private static final int CHUNK = 1 << 16;

  private final String shown;
  private final Inputs inputs;
  private long left = GREATEST_TOTAL;
  private long entries = MOST_ENTRIES;
  private boolean isReported;

  ArchiveBudget(String shown, Inputs inputs) {
    this.shown = shown;
    this.inputs = inputs;
  }

  /** Says that no more is to be unpacked. */
  static final class SpentException extends IOException {
    private SpentException() {
      super("larger than " + (GREATEST_TOTAL >> 20) + " MiB unpacked");
    }
  }

  /**
   * Takes the entries of an archive that is to be read.
   *
   * @throws IOException if there are too many
   */
  void takeEntries(int count) throws IOException {
    if (count > entries) {
      throw new IOException("has more than " + MOST_ENTRIES + " entries");
    }
    entries -= count;
  }

  /** Takes what it cost to try something in vain. */
  void takeFailure() {
    take(COST_OF_FAILURE);
  }

  /**
   * The bytes of an entry.
   *
   * @throws Content.TooLargeException if the entry is too large
   */
  byte[] read(InputStream stream) throws IOException {
    try {
      byte[] bytes = Content.read(stream);
      take(bytes.length);
      return bytes;
    } catch (Content.TooLargeException e) {
      take(Content.GREATEST_SIZE);
      throw e;
    }
  }

  /**
   * Copies an archive that is an entry of another.
   *
   * @throws SpentException if it is larger than what is left
   */
  void copy(InputStream from, OutputStream to) throws IOException {
    take(COST_OF_ARCHIVE);
    byte[] chunk = new byte[CHUNK];
    for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
      take(count);
      if (isSpent()) {
        throw new SpentException();
      }
      to.write(chunk, 0, count);
    }
  }

  /** Whether nothing more may be unpacked. The first to hear of it reports it. */
  boolean isSpent() {
    return left <= 0;
  }

  /** Reports, once, that the archive is read in part only. */
  void report() {
    if (!isReported) {
      isReported = true;
      inputs.addProblem(
          shown, "read in part only: larger than " + (GREATEST_TOTAL >> 20) + " MiB unpacked");
    }
  }

  private void take(long bytes) {
    left -= bytes;
    if (isSpent()) {
      report();
    }
  }
}

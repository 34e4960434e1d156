package dev.pinlint.cli;

import dev.pinlint.cli.inventory.CoverageText;
import dev.pinlint.inspection.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * A line that tells a waiting person what is going on, and goes away at the end: how many files of
 * how many, how long it will take, and how many findings there are so far.
 */
final class ProgressLine implements Progress {

  private static final String CLEAR = "\r\u001b[K";
  private static final long BETWEEN_UPDATES = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int WIDTH = 24;

  /** Before so many files nobody can say how long it takes. */
  private static final int ENOUGH_TO_JUDGE = 50;

  private final PrintStream out;
  private final boolean isOn;
  private final LongSupplier clock;
  private final long start;

  /** Counted beside the reading; until that is done, nobody knows of how many. */
  private final AtomicInteger total = new AtomicInteger();

  private long lastUpdate;
  private int visited;
  private int files;
  private int findings;

  /**
   * The line.
   *
   * @param out where the line is shown
   * @param isOn whether it is shown at all
   * @param clock the time in nanoseconds, from some beginning
   */
  ProgressLine(PrintStream out, boolean isOn, LongSupplier clock) {
    this.out = out;
    this.isOn = isOn;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.lastUpdate = start;
  }

  /** Counts what is to be visited, without waiting for it. */
  void expect(List<Path> paths) {
    if (isOn) {
      Thread counter = new Thread(() -> total.set(count(paths)), "file counter");
      counter.setDaemon(true);
      counter.start();
    }
  }

  /** So many files are to be visited. */
  void expect(int number) {
    total.set(number);
  }

  private static int count(List<Path> paths) {
    AtomicInteger number = new AtomicInteger();
    for (Path path : paths) {
      try {
        Files.walkFileTree(path, new Counting(path, number));
      } catch (IOException e) {
        // The reading tells of it.
      }
    }
    return number.get();
  }

  /** A file was looked at, read or not. */
  void visit() {
    visited++;
    long now = clock.getAsLong();
    if (now - lastUpdate >= BETWEEN_UPDATES) {
      lastUpdate = now;
      show("Reading " + bar(now));
    }
  }

  private String bar(long now) {
    int of = total.get();
    if (of < visited) {
      return visited + " files";
    }
    int done = (int) ((long) WIDTH * visited / of);
    String bar = "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] ";
    long seconds =
        TimeUnit.NANOSECONDS.toSeconds((long) ((double) (now - start) / visited * (of - visited)));
    String left = visited < ENOUGH_TO_JUDGE ? "" : ", " + (seconds + 1) + " s left";
    return bar + visited + " of " + of + " files" + left;
  }

  @Override
  public void file() {
    files++;
  }

  @Override
  public void step(String name) {
    String found =
        findings == 0 ? "" : ", " + CoverageText.count(findings, "finding", "findings") + " so far";
    show(name + " (" + CoverageText.count(files, "file", "files") + found + ")");
  }

  @Override
  public void found(int number) {
    findings = number;
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

  /** Counts the files that a scan visits: those in hidden folders are not among them. */
  private static final class Counting extends SimpleFileVisitor<Path> {
    private final Path root;
    private final AtomicInteger number;

    Counting(Path root, AtomicInteger number) {
      this.root = root;
      this.number = number;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean isHidden =
          !folder.equals(root) && String.valueOf(folder.getFileName()).startsWith(".");
      return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      number.addAndGet(attributes.isRegularFile() ? 1 : 0);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
      return FileVisitResult.CONTINUE;
    }
  }
}

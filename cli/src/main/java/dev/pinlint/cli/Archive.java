package dev.pinlint.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the entries of a jar, which may have been made to do harm. */
final class Archive {

  private static final int MOST_ENTRIES = 200_000;
  private static final long GREATEST_TOTAL = 1L << 30;
  private static final int COST_OF_FAILURE = 1 << 20;

  /** Other versions of types that the archive also has in a version for every platform. */
  private static final String VERSIONS = "META-INF/versions/";

  private final String shown;
  private final Inputs inputs;
  private final Predicate<String> isExcluded;

  /**
   * An archive.
   *
   * @param shown how to call it
   * @param inputs what takes its entries
   * @param isExcluded which entries are left out, by name
   */
  Archive(String shown, Inputs inputs, Predicate<String> isExcluded) {
    this.shown = shown;
    this.inputs = inputs;
    this.isExcluded = isExcluded;
  }

  /**
   * Reads the archive. An entry that cannot be read is a problem of its own.
   *
   * @param file where it is
   * @throws IOException if it is no archive
   */
  void read(File file) throws IOException {
    try (ZipFile archive = new ZipFile(file)) {
      if (archive.size() > MOST_ENTRIES) {
        throw new IOException("has more than " + MOST_ENTRIES + " entries");
      }
      inputs.addArchive(shown);
      long total = 0;
      Enumeration<? extends ZipEntry> entries = archive.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory() && !entry.getName().startsWith(VERSIONS)) {
          total += add(archive, entry);
        }
        if (total > GREATEST_TOTAL) {
          inputs.addProblem(
              shown, "read in part only: larger than " + (GREATEST_TOTAL >> 20) + " MiB unpacked");
          return;
        }
      }
    } catch (IllegalArgumentException e) {
      // Names that are not in the encoding that the archive says.
      throw new IOException("not a valid archive", e);
    }
  }

  private int add(ZipFile archive, ZipEntry entry) {
    String path = shown + "!/" + entry.getName();
    Kind kind = Kind.of(entry.getName());
    if (MavenModule.isAt(entry.getName())) {
      MavenModule.read(archive, entry).ifPresent(module -> inputs.addModule(shown, module));
      return MavenModule.GREATEST_SIZE;
    }
    if (kind != Kind.OTHER && isExcluded.test(entry.getName())) {
      inputs.exclude();
      return 0;
    }
    switch (kind) {
      case SOURCE, CLASS -> {
        try (InputStream stream = archive.getInputStream(entry)) {
          if (stream == null) {
            throw new IOException("cannot be read");
          }
          byte[] bytes = Content.read(stream);
          if (kind == Kind.SOURCE) {
            inputs.addSource(Content.source(path, bytes));
          } else {
            inputs.addClass(shown, Content.classFile(path, bytes));
          }
          return bytes.length;
        } catch (IOException e) {
          String message = e.getMessage();
          inputs.addProblem(path, message == null ? "cannot be unpacked" : message);
          // The limit is there for the work, and this was some.
          return e instanceof Content.TooLargeException ? Content.GREATEST_SIZE : COST_OF_FAILURE;
        }
      }
      case ARCHIVE, KOTLIN, ANDROID, OTHER_ARCHIVE -> inputs.passOver(kind);
      case OTHER -> {}
    }
    return 0;
  }
}

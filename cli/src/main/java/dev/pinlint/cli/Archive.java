package dev.pinlint.cli;

import dev.pinlint.inspection.Content;
import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Kind;
import dev.pinlint.libraries.MavenModule;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the entries of an archive and of those inside it, which may have been made to do harm. */
final class Archive {

  /** An archive in an archive in an archive: an ear has wars, wars have jars. */
  private static final int GREATEST_DEPTH = 4;

  /** Other versions of types that the archive also has in a version for every platform. */
  private static final String VERSIONS = "META-INF/versions/";

  /** Folders of wars and Spring Boot archives that are on the class path by themselves. */
  private static final List<String> CLASS_ROOTS = List.of("BOOT-INF/classes/", "WEB-INF/classes/");

  private final String shown;
  private final int depth;
  private final ArchiveBudget budget;
  private final Inputs inputs;
  private final Predicate<String> isExcluded;

  private Archive(
      String shown, int depth, ArchiveBudget budget, Inputs inputs, Predicate<String> isExcluded) {
    this.shown = shown;
    this.depth = depth;
    this.budget = budget;
    this.inputs = inputs;
    this.isExcluded = isExcluded;
  }

  /**
   * Reads an archive. An entry that cannot be read is a problem of its own.
   *
   * @param file where it is
   * @param shown how to call it
   * @param isExcluded which entries are left out, by name
   * @throws IOException if it is no archive
   */
  static void read(File file, String shown, Inputs inputs, Predicate<String> isExcluded)
      throws IOException {
    new Archive(shown, 1, new ArchiveBudget(shown, inputs), inputs, isExcluded).read(file);
  }

  private void read(File file) throws IOException {
    try (ZipFile archive = new ZipFile(file)) {
      budget.takeEntries(archive.size());
      inputs.addArchive(shown);
      Enumeration<? extends ZipEntry> entries = archive.entries();
      while (entries.hasMoreElements() && !budget.isSpent()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory()) {
          add(archive, entry);
        }
      }
    } catch (IllegalArgumentException e) {
      // Names that are not in the encoding that the archive says.
      throw new IOException("not a valid archive", e);
    }
  }

  private void add(ZipFile archive, ZipEntry entry) {
    String name = entry.getName();
    Kind kind = Kind.of(name);
    if (MavenModule.isAt(name)) {
      MavenModule.read(archive, entry).ifPresent(module -> inputs.addModule(shown, module));
      budget.takeFailure(); // it is small, but there may be many
      return;
    }
    if (kind != Kind.OTHER && kind != Kind.BUILD && isExcluded.test(name)) {
      inputs.exclude();
      return;
    }
    if (name.startsWith(VERSIONS)) {
      if (isCode(kind) && !name.endsWith("/module-info.class")) {
        inputs.passOver(Kind.OTHER_VERSION);
      }
      return;
    }
    switch (kind) {
      case SOURCE, CLASS ->
          attempt(archive, entry, stream -> addCode(kind, name, budget.read(stream)));
      case CONFIGURATION ->
          attempt(
              archive,
              entry,
              stream ->
                  inputs.addConfiguration(
                      inside(name), new ByteArrayInputStream(budget.read(stream))));
      case ARCHIVE -> {
        if (isPartOfProgram(name)) {
          attempt(archive, entry, stream -> addNested(name, stream));
        } else {
          inputs.passOver(kind);
        }
      }
      case KOTLIN, ANDROID, OTHER_ARCHIVE, OTHER_VERSION -> inputs.passOver(kind);
      case BUILD, NOTHING_OF_TRUST, OTHER -> {}
    }
  }

  private static boolean isCode(Kind kind) {
    return kind == Kind.SOURCE || kind == Kind.CLASS;
  }

  /** An Android library brings the checks of its users' build along, beside its own classes. */
  private boolean isPartOfProgram(String name) {
    return !shown.toLowerCase(Locale.ROOT).endsWith(".aar")
        || name.equals("classes.jar")
        || name.startsWith("libs/");
  }

  private void addCode(Kind kind, String name, byte[] bytes) throws IOException {
    if (kind == Kind.SOURCE) {
      inputs.addSource(Content.source(inside(name), bytes));
    } else {
      inputs.addClass(container(name), Content.classFile(inside(name), bytes));
    }
  }

  private void addNested(String name, InputStream stream) throws IOException {
    if (depth == GREATEST_DEPTH) {
      throw new IOException("not read: nested more than " + GREATEST_DEPTH + " archives deep");
    }
    // Only a file has the table of contents that counts for everybody else who opens the archive.
    Path copy = Files.createTempFile("pinlint", ".jar");
    try {
      try (OutputStream out = Files.newOutputStream(copy)) {
        budget.copy(stream, out);
      }
      Predicate<String> isExcludedInside = entry -> isExcluded.test(name + "!/" + entry);
      new Archive(inside(name), depth + 1, budget, inputs, isExcludedInside).read(copy.toFile());
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private String inside(String name) {
    return shown + "!/" + name;
  }

  /** What has one version of each class: the archive, or a class root in it. */
  private String container(String name) {
    return CLASS_ROOTS.stream()
        .filter(name::startsWith)
        .findFirst()
        .map(this::inside)
        .orElse(shown);
  }

  /** Something to do with the content of an entry. */
  private interface Step {
    void run(InputStream stream) throws IOException;
  }

  private void attempt(ZipFile archive, ZipEntry entry, Step step) {
    try (InputStream stream = archive.getInputStream(entry)) {
      if (stream == null) {
        throw new IOException("cannot be read");
      }
      step.run(stream);
    } catch (ArchiveBudget.SpentException e) {
      budget.report();
    } catch (IOException e) {
      String message = e.getMessage();
      inputs.addProblem(inside(entry.getName()), message == null ? "cannot be unpacked" : message);
      budget.takeFailure();
    }
  }
}

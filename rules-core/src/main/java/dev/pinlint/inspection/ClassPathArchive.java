package dev.pinlint.inspection;

import dev.pinlint.libraries.MavenModule;
import dev.pinlint.model.Lowered.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An archive on the class path, with all places in it that classes come from: itself, the class
 * folder of a war or a Spring Boot archive, the versions of a multi-release archive, and the
 * archives inside it that are its libraries. A class is taken from the first place that has it, one
 * for every platform before one for newer ones.
 */
final class ClassPathArchive implements ClassPathEntry {

  /** An ear has wars, wars have jars. */
  private static final int GREATEST_DEPTH = 3;

  private static final long GREATEST_TOTAL = 1L << 30;
  private static final int CHUNK = 1 << 16;

  private static final List<String> CLASS_FOLDERS =
      List.of("BOOT-INF/classes/", "WEB-INF/classes/");

  private static final Pattern VERSION = Pattern.compile("META-INF/versions/(\\d{1,4})/.+");

  /** The code of an Android library, the libraries of anything, and the parts of an ear. */
  private static final Pattern LIBRARY =
      Pattern.compile("classes\\.jar|(?:.*/)?libs?/[^/]+\\.jar|[^/]+\\.war");

  /** How much may still be unpacked from an archive and those inside it. */
  private static final class Allowance {
    private long left = GREATEST_TOTAL;
  }

  private final String shown;
  private final ZipFile archive;
  private final Optional<Path> copy;
  private final List<String> folders = new ArrayList<>(List.of(""));
  private final List<ClassPathArchive> libraries = new ArrayList<>();

  private ClassPathArchive(String shown, ZipFile archive, Optional<Path> copy) {
    this.shown = shown;
    this.archive = archive;
    this.copy = copy;
  }

  /**
   * Opens an archive.
   *
   * @param shown how to call it
   * @param problems takes what is inside it and cannot be read
   * @throws IOException if it is none
   */
  static ClassPathArchive open(Path file, String shown, Consumer<Problem> problems)
      throws IOException {
    ClassPathArchive opened =
        new ClassPathArchive(shown, new ZipFile(file.toFile()), Optional.empty());
    opened.look(1, new Allowance(), problems);
    return opened;
  }

  private void look(int depth, Allowance allowance, Consumer<Problem> problems) {
    TreeSet<Integer> versions = new TreeSet<>();
    List<ZipEntry> inside = new ArrayList<>();
    TreeSet<String> present = new TreeSet<>();
    archive.stream()
        .forEach(
            entry -> {
              String name = entry.getName();
              CLASS_FOLDERS.stream().filter(name::startsWith).forEach(present::add);
              Matcher version = VERSION.matcher(name);
              if (version.matches()) {
                versions.add(Integer.parseInt(version.group(1)));
              } else if (!entry.isDirectory() && LIBRARY.matcher(name).matches()) {
                inside.add(entry);
              }
            });
    folders.addAll(present);
    versions.forEach(version -> folders.add("META-INF/versions/" + version + "/"));
    inside.sort(Comparator.comparing(ZipEntry::getName));
    for (ZipEntry entry : inside) {
      String name = shown + "!/" + entry.getName();
      try {
        if (depth == GREATEST_DEPTH) {
          throw new IOException("nested more than " + GREATEST_DEPTH + " archives deep");
        }
        ClassPathArchive library = unpack(entry, name, allowance);
        libraries.add(library);
        library.look(depth + 1, allowance, problems);
      } catch (IOException | IllegalArgumentException e) {
        problems.accept(
            new Problem(name, "on the class path, but not an archive that can be read"));
      }
    }
  }

  /** Only a file has the table of contents that counts for everybody else. */
  private ClassPathArchive unpack(ZipEntry entry, String name, Allowance allowance)
      throws IOException {
    Path file = Files.createTempFile("pinlint", ".jar");
    try (InputStream from = archive.getInputStream(entry);
        OutputStream to = Files.newOutputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
        allowance.left -= count;
        if (allowance.left < 0) {
          throw new IOException("too large");
        }
        to.write(chunk, 0, count);
      }
    } catch (IOException e) {
      Files.delete(file);
      throw e;
    }
    try {
      return new ClassPathArchive(name, new ZipFile(file.toFile()), Optional.of(file));
    } catch (IOException | IllegalArgumentException e) {
      Files.delete(file);
      throw new IOException(e);
    }
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    for (String folder : folders) {
      ZipEntry entry = archive.getEntry(folder + path);
      if (entry != null) {
        try (InputStream stream = archive.getInputStream(entry)) {
          return stream == null ? Optional.empty() : Optional.of(Content.read(stream));
        }
      }
    }
    for (ClassPathArchive library : libraries) {
      Optional<byte[]> found = library.read(path);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  @Override
  public void addArchives(SortedMap<String, List<String>> archives) {
    archives.put(shown, MavenModule.in(archive));
    libraries.forEach(library -> library.addArchives(archives));
  }

  @Override
  public void close() {
    try {
      for (ClassPathArchive library : libraries) {
        library.close();
      }
      archive.close();
      if (copy.isPresent()) {
        Files.deleteIfExists(copy.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

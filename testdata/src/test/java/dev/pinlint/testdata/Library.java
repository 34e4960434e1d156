package dev.pinlint.testdata;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A real library as the build fetched it: a jar of classes, and a jar of sources beside it.
 *
 * @param name name and version, as in {@code okhttp-3.14.9}
 */
public record Library(String name) {

  private static final String SOURCES = "-sources.jar";

  /** All that the build fetched. */
  static List<Library> all() {
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SOURCES))
          .map(file -> new Library(file.substring(0, file.length() - SOURCES.length())))
          .sorted(java.util.Comparator.comparing(Library::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    return Fixtures.root().resolve("testdata/target/libraries");
  }

  /** Its class files, without those for single versions of Java. */
  List<ClassFile> classes() {
    return entries(name + ".jar", ".class", ClassFile::new);
  }

  /** Its sources. */
  public List<SourceFile> sources() {
    return entries(
        name + SOURCES,
        ".java",
        (path, bytes) -> new SourceFile(path, new String(bytes, StandardCharsets.UTF_8)));
  }

  private static <T> List<T> entries(
      String jar, String ending, BiFunction<String, byte[], T> make) {
    try (ZipFile zip = new ZipFile(directory().resolve(jar).toFile())) {
      return zip.stream()
          .filter(entry -> entry.getName().endsWith(ending))
          .filter(entry -> !entry.getName().startsWith("META-INF/versions/"))
          .map(entry -> make.apply(entry.getName(), bytes(zip, entry)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(jar, e);
    }
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry) {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(entry.getName(), e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

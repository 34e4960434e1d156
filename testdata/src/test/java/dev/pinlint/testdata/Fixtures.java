package dev.pinlint.testdata;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.ClassPathContext;
import dev.pinlint.configuration.CertificateFiles;
import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Context;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fixtures: where they are, as text and as class files. */
public final class Fixtures {

  /** The rule about comments beside pins, of which the fixtures have none. */
  public static final String ABOUT_COMMENTS = "UndocumentedPin";

  private Fixtures() {}

  /** The root of the checkout. */
  public static Path root() {
    return Path.of(System.getProperty("pinlint.root", "."));
  }

  /** The root of the fixtures' packages. */
  public static Path sourceRoot() {
    return root().resolve("testdata/src/main/java");
  }

  /** Where the build compiles the fixtures to. */
  public static Path classRoot() {
    return root().resolve("testdata/target/classes");
  }

  /** The fixtures as sources; paths are relative to the source root, with slashes. */
  public static List<SourceFile> sources() {
    return sources(sourceRoot());
  }

  /** The sources below a root; paths are relative to it, with slashes. */
  public static List<SourceFile> sources(Path root) {
    return files(root, ".java")
        .map(path -> new SourceFile(relative(root, path), text(path)))
        .toList();
  }

  /** The fixtures in Kotlin; paths are relative to their source root, with slashes. */
  public static List<SourceFile> kotlinSources() {
    return files(kotlinSourceRoot(), ".kt")
        .map(path -> new SourceFile(relative(kotlinSourceRoot(), path), text(path)))
        .toList();
  }

  /** The root of a project whose code reads files that come with it. */
  public static Path fileProjectRoot() {
    return root().resolve("testdata/src/main/files");
  }

  /** The root of the packages of that project. */
  public static Path fileProjectSources() {
    return fileProjectRoot().resolve("src/main/java");
  }

  /** The files of that project that are no code; paths are relative to its root, with slashes. */
  static List<ConfigurationFile> fileProject() {
    return files(fileProjectRoot(), "")
        .filter(Files::isRegularFile)
        .filter(path -> !path.toString().endsWith(".java"))
        .map(path -> new ConfigurationFile(relative(fileProjectRoot(), path), text(path)))
        .toList();
  }

  /** The root of the fixtures that are configuration. */
  public static Path configurationRoot() {
    return root().resolve("testdata/src/main/configuration");
  }

  /** The fixtures that are configuration; paths are relative to their root, with slashes. */
  public static List<ConfigurationFile> configurations() {
    return files(configurationRoot());
  }

  /** All files below a root; paths are relative to it, with slashes. */
  static List<ConfigurationFile> files(Path root) {
    return files(root, "")
        .filter(Files::isRegularFile)
        .map(path -> new ConfigurationFile(relative(root, path), text(path)))
        .toList();
  }

  /** The root of the packages of the fixtures in Kotlin. */
  public static Path kotlinSourceRoot() {
    return root().resolve("testdata/src/main/kotlin");
  }

  /** Lowers sources as every host does: knowledge says which types imports on demand may bring. */
  public static Lowered lower(Collection<SourceFile> sources) {
    return SourceFrontEnd.lower(sources, new Platform(), Knowledge.builtIn());
  }

  /** Lowers sources as a host does that is given the libraries they are compiled against. */
  public static Lowered lowerWithClassPath(Collection<SourceFile> sources) {
    return SourceFrontEnd.lower(sources, classPath(), Knowledge.builtIn());
  }

  /** The platform and the libraries that the fixtures are compiled against. */
  public static Context classPath() {
    return new Platform().or(new ClassPathContext(Fixtures::libraryClass));
  }

  private static Optional<ClassFile> libraryClass(String internalName) {
    String path = internalName + ".class";
    if (internalName.startsWith("fixtures/")) {
      return Optional.empty();
    }
    try (InputStream stream = Fixtures.class.getClassLoader().getResourceAsStream(path)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new ClassFile(path, stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fixtures as class files. */
  public static List<ClassFile> classes() {
    return classes(classRoot());
  }

  /** All class files below a directory. */
  public static List<ClassFile> classes(Path directory) {
    return files(directory, ".class")
        .map(path -> new ClassFile(relative(directory, path), bytes(path)))
        .toList();
  }

  private static String relative(Path directory, Path path) {
    return directory.relativize(path).toString().replace('\\', '/');
  }

  private static Stream<Path> files(Path directory, String ending) {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(path -> path.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path path) {
    try {
      return CertificateFiles.isName(path.toString())
          ? Files.readString(path, StandardCharsets.ISO_8859_1)
          : Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

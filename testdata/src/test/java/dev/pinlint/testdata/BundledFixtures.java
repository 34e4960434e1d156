package dev.pinlint.testdata;

import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.ProjectResources;
import dev.pinlint.model.Resources;
import dev.pinlint.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Projects of fixtures whose code reads files that come with it. */
public enum BundledFixtures {

  /** Files on the class path. */
  SERVICE("bundled/service", FixtureVariant.JAVAC_8),

  /** Resources and assets of Android. */
  APP("bundled/app", FixtureVariant.JAVAC_8),

  /** Files that libraries are told the names of, on the class path and in a folder. */
  CLIENTS("files", FixtureVariant.JAVAC_17);

  private final String folder;
  private final FixtureVariant compiler;

  BundledFixtures(String folder, FixtureVariant compiler) {
    this.folder = folder;
    this.compiler = compiler;
  }

  /** Where the project is. */
  public Path root() {
    return Fixtures.root().resolve("testdata/src/main").resolve(folder);
  }

  /** What the project is compiled against that other fixtures are not. */
  public List<Path> libraries() {
    if (this != CLIENTS) {
      return List.of();
    }
    try (Stream<Path> jars =
        Files.list(Fixtures.root().resolve("testdata/target/libraries-of-files"))) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sources; paths are relative to the project, with slashes. */
  public List<SourceFile> sources() {
    return Fixtures.sources(root());
  }

  /** Where the sources are. */
  public List<Path> paths() {
    return sources().stream().map(source -> root().resolve(source.path())).toList();
  }

  /** The files of the project that its code may ask for. */
  public Resources resources() {
    List<ConfigurationFile> files =
        Fixtures.files(root()).stream()
            .filter(file -> ProjectResources.isAskedFor(file.path()))
            .toList();
    return new ProjectResources(
        files, sources().stream().map(SourceFile::path).toList(), List.of());
  }

  /** What the markers in the sources say; there are none in what Android's build makes. */
  public Expectations expectations() {
    return new Expectations(
        sources().stream().filter(source -> !source.path().endsWith("/R.java")).toList());
  }

  /** Compiles the sources into a directory. */
  public void compile(Path classes) {
    compiler.compile(paths(), libraries(), classes);
  }

  /** Copies a folder of the project into another one, as {@code src/main/resources}. */
  public void copy(String part, Path target) {
    Path from = root().resolve(part);
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

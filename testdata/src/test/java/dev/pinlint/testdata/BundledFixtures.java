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
  SERVICE,

  /** Resources and assets of Android. */
  APP;

  /** Where the project is. */
  public Path root() {
    return Fixtures.root()
        .resolve("testdata/src/main/bundled")
        .resolve(name().toLowerCase(java.util.Locale.ROOT));
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
    FixtureVariant.JAVAC_8.compile(paths(), classes);
  }

  /** Copies a folder of the project into another one, as {@code src/main/resources}. */
  public void copy(String folder, Path target) {
    Path from = root().resolve(folder);
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

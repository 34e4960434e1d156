package dev.pinlint.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.ClassPathContext;
import dev.pinlint.model.Platform;
import dev.pinlint.source.SourceFile;
import dev.pinlint.testdata.Fixtures;
import dev.pinlint.testdata.Library;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real libraries of the ledger, recompiled from their sources: the findings are the engine's. */
final class LedgerParityTest {

  /** What the libraries are compiled against, as the build fetched it. */
  private static final Path DEPENDENCIES =
      Fixtures.root().resolve("errorprone-plugin/target/dependencies-of-libraries");

  private static final List<JarFile> JARS = new ArrayList<>();

  @TempDir private Path sources;

  @TempDir private Path output;

  @BeforeAll
  static void openJars() throws IOException {
    try (Stream<Path> files = Files.list(DEPENDENCIES)) {
      for (Path file : files.sorted().toList()) {
        JARS.add(new JarFile(file.toFile()));
      }
    }
  }

  @AfterAll
  static void closeJars() throws IOException {
    for (JarFile jar : JARS) {
      jar.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "httpclient-4.5.14",
        "httpclient5-5.3.1",
        "unirest-java-3.14.5",
        "hutool-http-5.8.32"
      })
  void compilerReportsWhatTheEngineFinds(String name) throws IOException {
    List<SourceFile> files =
        new Library(name)
            .sources().stream().filter(file -> !file.path().endsWith("module-info.java")).toList();
    List<Path> paths = new ArrayList<>();
    for (SourceFile file : files) {
      Path path = sources.resolve(file.path());
      Files.createDirectories(path.getParent());
      paths.add(Files.writeString(path, file.text()));
    }
    String classPath =
        JARS.stream()
            .map(JarFile::getName)
            .filter(jar -> !jar.endsWith(name + ".jar"))
            .collect(Collectors.joining(File.pathSeparator));
    CompilerRun run = CompilerRun.inProcess(sources, paths, classPath, output);
    assertThat(run.compile()).as(() -> run.errors().toString()).isTrue();
    assertThat(run.failures()).isEmpty();
    EngineFindings engine =
        new EngineFindings(
            files, new Platform().or(new ClassPathContext(LedgerParityTest::dependency)));
    engine.assertAreThese(run.warnings());
  }

  private static Optional<ClassFile> dependency(String internalName) {
    String path = internalName + ".class";
    for (JarFile jar : JARS) {
      ZipEntry entry = jar.getEntry(path);
      if (entry != null) {
        try (InputStream in = jar.getInputStream(entry)) {
          return Optional.of(new ClassFile(path, in.readAllBytes()));
        } catch (IOException e) {
          throw new UncheckedIOException(path, e);
        }
      }
    }
    return Optional.empty();
  }
}

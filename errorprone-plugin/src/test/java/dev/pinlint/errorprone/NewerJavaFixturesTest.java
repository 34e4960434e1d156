package dev.pinlint.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.testdata.Fixtures;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixtures in newer Java through the compiler: the same findings as from their source. */
@EnabledForJreRange(min = JRE.JAVA_25)
class NewerJavaFixturesTest {

  @ParameterizedTest
  @ValueSource(strings = {"java21", "java25"})
  void errorProneReportsWhatTheEngineFinds(String release, @TempDir Path output)
      throws IOException {
    Path root = Fixtures.root().resolve("testdata/src/main").resolve(release);
    List<Path> files =
        Fixtures.sources(root).stream().map(source -> root.resolve(source.path())).toList();
    CompilerRun run = CompilerRun.inProcess(root, files, classPath(), output);
    assertThat(run.compile()).as("%s", run.errors()).isTrue();
    assertThat(run.failures()).isEmpty();
    new EngineFindings(Fixtures.sources(root), Fixtures.classPath()).assertAreThese(run.warnings());
  }

  /** With the libraries that no older compiler can read. */
  private static String classPath() throws IOException {
    try (Stream<Path> jars =
        Files.list(Fixtures.root().resolve("testdata/target/libraries-of-java21"))) {
      return Stream.concat(
              Stream.of(System.getProperty("java.class.path")), jars.sorted().map(Path::toString))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}

package dev.pinlint.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.errorprone.CompilerRun.Warning;
import dev.pinlint.testdata.BundledFixtures;
import dev.pinlint.testdata.Fixtures;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code that reads files which come with it: a compiler sees those of the module. */
class BundledFixturesTest {

  @TempDir private Path directory;

  /** Nothing is copied yet, as when Gradle compiles. */
  @ParameterizedTest
  @EnumSource
  void filesInTheSourceSet(BundledFixtures project) throws IOException {
    assertAreFindings(project, project.root(), folder("out"), classPath());
  }

  @Test
  void filesInTheOutput() throws IOException {
    Path out = folder("out");
    BundledFixtures.SERVICE.copy("src/main/resources", out);
    assertAreFindings(BundledFixtures.SERVICE, sourcesAlone(), out, classPath());
  }

  /** As those of another module of the build. */
  @Test
  void filesOnTheClassPath() throws IOException {
    Path other = folder("other/target/classes");
    BundledFixtures.SERVICE.copy("src/main/resources", other);
    assertAreFindings(
        BundledFixtures.SERVICE,
        sourcesAlone(),
        folder("out"),
        other + File.pathSeparator + classPath());
  }

  /** What comes first on the class path is what the program reads. */
  @Test
  void firstFileCounts() throws IOException {
    Path out = folder("out/tls");
    Files.writeString(out.resolve("ca.pem"), "another");
    assertThat(warnings(BundledFixtures.SERVICE.root(), out.getParent(), classPath()))
        .isNotEmpty()
        .noneMatch(warning -> warning.file().contains("CertificateOnTheClassPath"));
  }

  @Test
  void withoutFilesNothingIsKnown() throws IOException {
    assertThat(warnings(sourcesAlone(), folder("out"), classPath())).isEmpty();
  }

  /** A program is started in the folder of its module, as far as is known. */
  @Test
  void filesOfTheModule() throws IOException {
    BundledFixtures.SERVICE.copy("src/main/java", folder("module/src/main/java"));
    Path module = directory.resolve("module");
    assertThat(warnings(module, folder("out"), classPath())).isEmpty();
    BundledFixtures.SERVICE.copy("src/main/resources", module);
    assertThat(warnings(module, folder("out"), classPath()))
        .singleElement()
        .satisfies(
            warning -> assertThat(warning.file()).endsWith("CertificateOnTheClassPath.java"));
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  private Path sourcesAlone() throws IOException {
    BundledFixtures.SERVICE.copy("src/main/java", folder("sources/src/main/java"));
    return directory.resolve("sources");
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static List<Warning> warnings(Path root, Path output, String classPath)
      throws IOException {
    try (Stream<Path> walk = Files.walk(root.resolve("src/main/java"))) {
      CompilerRun run =
          CompilerRun.inProcess(
              root, walk.filter(Files::isRegularFile).sorted().toList(), classPath, output);
      assertThat(run.compile()).isTrue();
      assertThat(run.failures()).isEmpty();
      return run.warnings();
    }
  }

  private static void assertAreFindings(
      BundledFixtures project, Path root, Path output, String classPath) throws IOException {
    new EngineFindings(project.sources(), Fixtures.classPath(), project.resources())
        .assertAreThese(warnings(root, output, classPath));
  }
}

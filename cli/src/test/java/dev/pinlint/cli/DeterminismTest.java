package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.pinlint.testdata.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A report is the same, byte by byte, wherever and however the same input is given. */
final class DeterminismTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  /** Where systems keep their JDKs. */
  private static final List<Path> JDK_FOLDERS =
      List.of(
          Path.of("/usr/lib/jvm"),
          Path.of("/Library/Java/JavaVirtualMachines"),
          Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"));

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void theOrderOfThePathsMakesNoDifference(Format format) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (Path root : List.of(Fixtures.sourceRoot(), Fixtures.classRoot())) {
      try (Stream<Path> children = Files.list(root.resolve("fixtures"))) {
        children.sorted().forEach(paths::add);
      }
    }
    Run first = scan(format, paths);
    Collections.shuffle(paths, new Random(1));
    assertThat(scan(format, paths)).isEqualTo(first);
    Collections.reverse(paths);
    assertThat(scan(format, paths)).isEqualTo(first);
    assertThat(first.out()).contains("TrustAllCertificates");
  }

  private static Run scan(Format format, List<Path> paths) {
    List<Object> arguments = new ArrayList<>(options(format));
    arguments.addAll(paths);
    return Run.of(arguments.toArray());
  }

  @Test
  void theNumberOfProcessorsMakesNoDifference() throws Exception {
    assertThat(scan(JAVA, Format.SARIF, "-XX:ActiveProcessorCount=1"))
        .isEqualTo(scan(JAVA, Format.SARIF, "-XX:ActiveProcessorCount=2"))
        .contains("TrustAllCertificates");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void theVersionOfJavaMakesNoDifference(int version) throws Exception {
    Optional<Path> other = jdk(version);
    assumeTrue(other.isPresent(), "no JDK " + version + " in the usual places");
    assertThat(scan(other.orElseThrow(), Format.SARIF))
        .isEqualTo(scan(JAVA, Format.SARIF))
        .contains("TrustAllCertificates");
  }

  @Test
  void thePrefilterMakesNoDifference() {
    for (Path root : List.of(Fixtures.sourceRoot(), Fixtures.classRoot())) {
      assertThat(findings(root, "--no-prefilter"))
          .isEqualTo(findings(root, "--on-unreadable=warn"));
    }
  }

  private static JsonElement findings(Path root, String option) {
    Run run =
        Run.of(
            "scan",
            "--today=2026-01-31",
            "--level=review",
            "--fail-on=never",
            "--format=json",
            option,
            root);
    JsonElement findings = JsonParser.parseString(run.out()).getAsJsonObject().get("findings");
    assertThat(findings.getAsJsonArray()).isNotEmpty();
    return findings;
  }

  private static List<String> options(Format format) {
    return List.of("scan", "--today=2026-01-31", "--level=review", "--format=" + name(format));
  }

  private static String name(Format format) {
    return format.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The report on the fixtures that a JVM of its own makes. */
  private String scan(Path java, Format format, String... jvmOptions) throws Exception {
    Path report = directory.resolve("report");
    List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
    command.addAll(List.of(jvmOptions));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(options(format));
    command.addAll(
        List.of(
            "-o",
            report.toString(),
            Fixtures.sourceRoot().toString(),
            Fixtures.classRoot().toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(ExitStatus.FINDINGS);
    return Files.readString(report);
  }

  private static Optional<Path> jdk(int version) throws IOException {
    List<Path> candidates = new ArrayList<>(List.of(JAVA));
    for (String variable : List.of("JAVA_%d_HOME", "JAVA_HOME_%d", "JAVA_HOME_%d_X64")) {
      Optional.ofNullable(System.getenv(String.format(variable, version)))
          .map(Path::of)
          .ifPresent(candidates::add);
    }
    for (Path folder : JDK_FOLDERS) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> children = Files.list(folder)) {
          children
              .sorted()
              .flatMap(child -> Stream.of(child, child.resolve("Contents/Home")))
              .forEach(candidates::add);
        }
      }
    }
    for (Path candidate : candidates) {
      Path release = candidate.resolve("release");
      if (Files.exists(candidate.resolve("bin/java"))
          && Files.exists(release)
          && Files.readString(release).contains("JAVA_VERSION=\"" + version + ".")) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}

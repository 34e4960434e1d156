package dev.pinlint.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.model.Platform;
import dev.pinlint.testdata.Fixtures;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged plugin in SpotBugs as users download and start it; runs once the jar is there, so
 * not with the tests.
 */
final class PluginJarCheck {

  private static final Pattern BUG = Pattern.compile("<BugInstance type=\"([A-Z_]+)\"");

  @Test
  void jarFindsWhatTheEngineFinds(@TempDir Path directory) throws Exception {
    Path report = directory.resolve("report.xml");
    Path log = directory.resolve("log.txt");
    Process process =
        builder(report).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();

    String xml = Files.readString(report);
    List<String> expected =
        Analysis.of(BytecodeFrontEnd.lower(Fixtures.classes()).types(), new Platform())
            .findings()
            .stream()
            .map(finding -> BugTypes.of(finding.rule()))
            .toList();
    assertThat(BUG.matcher(xml).results().map(bug -> bug.group(1)))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(xml).doesNotContain("<Error ");
  }

  private static ProcessBuilder builder(Path report) {
    ProcessBuilder builder = new ProcessBuilder(command(report));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  private static List<String> command(Path report) {
    String libraries =
        Arrays.stream(System.getProperty("surefire.test.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("pinlint-"))
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        "sh",
        System.getProperty("pinlint.spotbugs.home") + "/bin/spotbugs",
        "-textui",
        "-pluginList",
        System.getProperty("pinlint.spotbugs.jar"),
        "-visitors",
        "PinlintDetector",
        "-low",
        "-xml",
        "-output",
        report.toString(),
        "-auxclasspath",
        libraries,
        Fixtures.classRoot().toString());
  }
}

package dev.pinlint.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.errorprone.CompilerRun.Warning;
import dev.pinlint.testdata.Fixtures;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged plugin in compilers of their own, with nothing but Error Prone beside it; runs once
 * the jar is there, so not with the tests.
 */
final class PluginJarCheck {

  /**
   * A compiler that the plugin is promised to work in.
   *
   * @param home the JDK
   * @param errorProne the version of Error Prone
   */
  record Host(Path home, String errorProne) {}

  private static final Pattern WARNING =
      Pattern.compile("(.+?)[.]java:(\\d+): (\\w+): \\[(\\w+)] (.*)");

  private static final List<String> EXPORTED =
      List.of("api", "file", "main", "model", "parser", "processing", "tree", "util");

  /** The JDK that runs the build; and the newest one, if the build was told where that is. */
  static Stream<Host> hosts() {
    String newest = System.getProperty("pinlint.jdk25", "");
    Stream<Host> current = Stream.of(host(System.getProperty("java.home"), "version"));
    return newest.isEmpty() ? current : Stream.concat(current, Stream.of(host(newest, "newest")));
  }

  private static Host host(String home, String version) {
    return new Host(Path.of(home), System.getProperty("pinlint.errorprone." + version));
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void jarFindsWhatTheEngineFinds(Host host, @TempDir Path directory) throws Exception {
    Path log = directory.resolve("log.txt");
    Path arguments = directory.resolve("arguments.txt");
    Files.write(arguments, arguments(host, directory.resolve("classes")));
    List<String> command = new ArrayList<>();
    command.add(host.home().resolve("bin/javac").toString());
    EXPORTED.forEach(
        name ->
            command.add(
                "-J--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED"));
    command.add("-J--add-opens=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED");
    command.add("-J--add-opens=jdk.compiler/com.sun.tools.javac.comp=ALL-UNNAMED");
    command.add("@" + arguments);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String output = Files.readString(log);
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).doesNotContain("Pinlint did not");
    EngineFindings.IN_FIXTURES.assertAreThese(
        output.lines().flatMap(PluginJarCheck::warning).toList());
  }

  private static List<String> arguments(Host host, Path output) {
    Path errorProne =
        Fixtures.root()
            .resolve("errorprone-plugin/target/hosts")
            .resolve("error_prone_core-" + host.errorProne() + "-with-dependencies.jar");
    String libraries =
        Arrays.stream(System.getProperty("surefire.test.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-XDcompilePolicy=simple",
                "--should-stop=ifError=FLOW",
                "-Xmaxwarns",
                "9999",
                "-processorpath",
                errorProne + File.pathSeparator + System.getProperty("pinlint.errorprone.jar"),
                "\"-Xplugin:" + CompilerRun.ONLY_OURS + "\"",
                "-classpath",
                libraries,
                "-d",
                output.toString()));
    CompilerRun.fixtures().forEach(fixture -> arguments.add(fixture.toString()));
    return arguments;
  }

  private static Stream<Warning> warning(String line) {
    Matcher matcher = WARNING.matcher(line);
    if (!matcher.matches()) {
      return Stream.of();
    }
    Path file = Path.of(matcher.group(1) + ".java");
    return Stream.of(
        new Warning(
            matcher.group(4),
            Fixtures.sourceRoot().relativize(file).toString().replace('\\', '/'),
            Integer.parseInt(matcher.group(2)),
            matcher.group(5),
            matcher.group(3)));
  }

  /** All processors of a compile share one class loader, and no compile needs a parser of ours. */
  @Test
  void jarHasNothingOfOthers() throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("pinlint.errorprone.jar"))) {
      List<JarEntry> files = jar.stream().filter(entry -> !entry.isDirectory()).toList();
      assertThat(files.stream().map(JarEntry::getName))
          .allMatch(
              name -> name.startsWith("dev/pinlint/errorprone/") || name.startsWith("META-INF/"));
      for (JarEntry file : files) {
        try (InputStream in = jar.getInputStream(file)) {
          assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
              .as(file.getName())
              .doesNotContain("com/github/javaparser", "org/objectweb/asm");
        }
      }
    }
    assertThat(Files.size(Path.of(System.getProperty("pinlint.errorprone.jar"))))
        .isLessThan(5 << 19); // nearly a third of it are the known keys
  }
}

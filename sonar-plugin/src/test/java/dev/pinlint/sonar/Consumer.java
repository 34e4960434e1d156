package dev.pinlint.sonar;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.pinlint.source.SourceFile;
import dev.pinlint.testdata.Fixtures;
import dev.pinlint.testdata.Marker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;

/**
 * A project of somebody who uses the plugin: copied, compiled, and looked at by the command line.
 */
final class Consumer {

  /** What the consumers are scanned with as libraries; the others are for their compiler only. */
  private static final String LIBRARY = "okhttp-3";

  private final String name;
  private final Path directory;
  private final Path classes;

  private Consumer(String name, Path directory, Path classes) {
    this.name = name;
    this.directory = directory;
    this.classes = classes;
  }

  /** Copies and compiles a consumer. */
  static Consumer of(String name, Path parent) throws IOException {
    Path directory = parent.resolve(name);
    copy(Fixtures.root().resolve("testdata/consumers").resolve(name), directory);
    Consumer consumer = new Consumer(name, directory, directory.resolve("build"));
    consumer.compile();
    return consumer;
  }

  /** The fixtures, all in one project. */
  static Consumer ofFixtures(Path parent) throws IOException {
    Path directory = parent.resolve("fixtures");
    copy(Fixtures.sourceRoot(), directory.resolve("src"));
    Files.writeString(
        directory.resolve("sonar-project.properties"),
        """
        sonar.projectKey=fixtures
        sonar.sources=src
        sonar.sourceEncoding=UTF-8
        sonar.scm.disabled=true
        """);
    return new Consumer("fixtures", directory, Fixtures.classRoot().toAbsolutePath());
  }

  private static void copy(Path origin, Path target) throws IOException {
    for (Path file : files(origin)) {
      Path copy = target.resolve(origin.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  private void compile() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-nowarn", "-proc:none", "-classpath", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-d", classes.toString()));
    sources().stream()
        .filter(file -> !file.endsWith("Broken.java"))
        .forEach(file -> arguments.add(file.toString()));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IOException(name + " does not compile");
    }
  }

  String name() {
    return name;
  }

  Path directory() {
    return directory;
  }

  /** Where its classes are. */
  Path classes() {
    return classes;
  }

  /** The archive that it is compiled against. */
  Path library() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().startsWith(LIBRARY))
        .findFirst()
        .orElseThrow();
  }

  /** What the markers say of the main sources: rule, file and line. */
  List<String> expected() throws IOException {
    List<String> expected = new ArrayList<>();
    for (Path file : sources()) {
      String path = directory.relativize(file).toString().replace('\\', '/');
      String text = Files.readString(file);
      if (!path.contains("src/test/") && text.contains("// ")) {
        Marker.of(new SourceFile(path, text)).stream()
            .filter(Marker::isExpected)
            .forEach(
                marker -> expected.add(marker.rule() + " " + path + ":" + marker.anchorLine()));
      }
    }
    return expected;
  }

  /** What the command line finds in the main sources of the same tree with the same class path. */
  List<JsonObject> findings() throws Exception {
    Path report = directory.resolveSibling(name + ".json");
    Path log = directory.resolveSibling(name + ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.pinlint.cli.Main",
                "scan",
                "--format=json",
                "--level=review",
                "--fail-on=never",
                "--exclude=build",
                "--classpath=" + classes + File.pathSeparator + library(),
                ".")
            .directory(directory.toFile())
            .redirectOutput(report.toFile())
            .redirectError(log.toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("the command line failed: " + Files.readString(log));
    }
    JsonElement all =
        JsonParser.parseString(Files.readString(report)).getAsJsonObject().get("findings");
    return StreamSupport.stream(all.getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(finding -> !finding.getAsJsonObject("location").get("testSource").getAsBoolean())
        .toList();
  }

  /** A finding of the command line as rule, file and line. */
  static String line(JsonObject finding) {
    JsonObject location = finding.getAsJsonObject("location");
    return "%s %s:%d"
        .formatted(
            finding.get("rule").getAsString(),
            location.get("file").getAsString(),
            location.get("line").getAsInt());
  }

  /** The other places that a finding of the command line tells of: file, line and what is there. */
  static List<String> places(JsonObject finding, String kind) {
    List<String> places = new ArrayList<>();
    for (JsonElement step : finding.getAsJsonArray(kind)) {
      JsonObject location = step.getAsJsonObject().getAsJsonObject("location");
      places.add(
          "%s:%d %s"
              .formatted(
                  location.get("file").getAsString(),
                  location.get("line").getAsInt(),
                  step.getAsJsonObject().get("message").getAsString()));
    }
    return places;
  }

  /** What a finding of the command line is anchored at: a called or declared name. */
  static String name(JsonObject finding) {
    JsonObject location = finding.getAsJsonObject("location");
    String member = location.get("member").getAsString();
    return location.has("call")
        ? location.get("call").getAsString()
        : member.substring(0, member.indexOf('('));
  }

  /** The text between two columns of a line of a file. */
  String text(String file, int line, int from, int to) throws IOException {
    return Files.readAllLines(directory.resolve(file)).get(line - 1).substring(from, to);
  }

  private List<Path> sources() throws IOException {
    return files(directory).stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

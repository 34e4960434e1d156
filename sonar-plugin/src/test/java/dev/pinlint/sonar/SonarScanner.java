package dev.pinlint.sonar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** SonarSource's scanner for the command line. */
final class SonarScanner {

  private final Path jar;
  private final Path directory;
  private final Path jdk;

  /**
   * Unpacks the scanner.
   *
   * @param zip as it is distributed
   * @param jdk what starts it
   * @param directory for the scanner and its cache
   */
  SonarScanner(Path zip, Path jdk, Path directory) throws IOException {
    this.jdk = jdk;
    this.directory = directory;
    jar = directory.resolve("scanner.jar");
    Files.createDirectories(directory);
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(archive.entries())) {
        if (entry.getName().matches("[^/]*/lib/[^/]*\\.jar")) {
          try (InputStream in = archive.getInputStream(entry)) {
            Files.copy(in, jar, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }

  /** Scans a project, waits until the server has it, and returns what the scanner said. */
  String scan(SonarServer server, Consumer consumer) throws Exception {
    Path log = directory.resolve(consumer.name() + ".log");
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.add("-Dscanner.home=" + directory);
    command.add("-Dproject.home=" + consumer.directory());
    command.addAll(List.of("-cp", jar.toString(), "org.sonarsource.scanner.cli.Main"));
    command.add("-Dsonar.host.url=" + server.url());
    command.add("-D" + server.admission());
    command.add("-Dsonar.qualitygate.wait=true");
    command.add("-Dsonar.scanner.javaOpts=-XX:TieredStopAtLevel=1");
    command.add("-Dsonar.java.binaries=" + consumer.classes());
    command.add("-Dsonar.java.libraries=" + consumer.library());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(consumer.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("SONAR_USER_HOME", directory.resolve("cache").toString());
    builder.environment().put("JAVA_HOME", jdk.toString());
    Process process = builder.start();
    try {
      if (!process.waitFor(8, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError("the scan failed:\n" + Files.readString(log));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(log);
  }
}

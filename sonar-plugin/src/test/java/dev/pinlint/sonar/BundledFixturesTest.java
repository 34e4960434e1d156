package dev.pinlint.sonar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.model.Platform;
import dev.pinlint.model.TypeSource;
import dev.pinlint.rules.Finding;
import dev.pinlint.testdata.BundledFixtures;
import dev.pinlint.testdata.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonar.api.batch.sensor.issue.Issue;

/** Code that reads files which come with it: those of the scan, and those beside the classes. */
final class BundledFixturesTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void filesOfTheScan(BundledFixtures project) throws IOException {
    project.copy("", directory);
    assertAreFindings(project, new Scan(directory).addAll("").run());
  }

  @ParameterizedTest
  @ValueSource(strings = {"target/classes", "bin", "build/resources/main"})
  void filesBesideTheClasses(String folder) throws IOException {
    BundledFixtures.SERVICE.copy("src/main/java", directory.resolve("src/main/java"));
    BundledFixtures.SERVICE.copy("src/main/resources", directory.resolve(folder));
    String classes = folder.replace("resources", "classes/java");
    Files.createDirectories(directory.resolve(classes));
    assertAreFindings(
        BundledFixtures.SERVICE,
        new Scan(directory).addAll().set("sonar.java.binaries", classes).run());
    assertThat(new Scan(directory).addAll().run().context.allIssues()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void filesInAnArchive(BundledFixtures project) throws IOException {
    project.copy("src/main/java", directory.resolve("src/main/java"));
    boolean isApp = project == BundledFixtures.APP;
    String archive = isApp ? "app.aar" : "service.war";
    project.copy(isApp ? "src/main" : "src/main/resources", directory.resolve("contents"));
    zip(directory.resolve("contents"), isApp ? "" : "WEB-INF/classes/", directory.resolve(archive));
    assertAreFindings(project, scan(project, directory).set("sonar.java.binaries", archive).run());
  }

  /** What a library brings is not what the code asks for, as far as is known. */
  @Test
  void filesOfLibrariesDoNotCount() throws IOException {
    BundledFixtures.SERVICE.copy("src/main/java", directory.resolve("src/main/java"));
    BundledFixtures.SERVICE.copy("src/main/resources", directory.resolve("lib"));
    assertThat(
            new Scan(directory)
                .addAll()
                .set("sonar.java.libraries", "lib")
                .run()
                .context
                .allIssues())
        .isEmpty();
  }

  private static Scan scan(BundledFixtures project, Path directory) {
    Scan scan = new Scan(directory);
    project
        .sources()
        .forEach(
            source ->
                scan.add(
                    directory.resolve(source.path()), org.sonar.api.batch.fs.InputFile.Type.MAIN));
    return scan;
  }

  private static void zip(Path folder, String below, Path archive) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive));
        Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(
            new ZipEntry(below + folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
  }

  private static void assertAreFindings(BundledFixtures project, Scan scan) {
    List<Finding> findings =
        Analysis.of(
                Fixtures.lower(project.sources()).types(),
                new Platform(),
                Settings.DEFAULT,
                TypeSource.NONE,
                project.resources())
            .findings();
    assertThat(scan.warnings).isEmpty();
    assertThat(scan.context.allIssues().stream().map(BundledFixturesTest::line))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            findings.stream().map(BundledFixturesTest::line).toList());
  }

  private static String line(Finding finding) {
    return "%s %s:%d %s"
        .formatted(
            finding.rule(),
            finding.location().file(),
            finding.location().line(),
            finding.messageInProgram());
  }

  private static String line(Issue issue) {
    return "%s %s:%d %s"
        .formatted(
            issue.ruleKey().rule(),
            issue.primaryLocation().inputComponent().toString(),
            issue.primaryLocation().textRange().start().line(),
            issue.primaryLocation().message());
  }
}

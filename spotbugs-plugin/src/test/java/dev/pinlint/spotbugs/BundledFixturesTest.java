package dev.pinlint.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.model.Platform;
import dev.pinlint.model.TypeSource;
import dev.pinlint.rules.Finding;
import dev.pinlint.testdata.BundledFixtures;
import dev.pinlint.testdata.Fixtures;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.StringAnnotation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that reads files which come with it: SpotBugs sees those beside the classes. */
final class BundledFixturesTest {

  @TempDir private Path directory;

  private Path folder(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  /** Class files and resources in one folder, as Maven leaves them. */
  private Path service(String name) throws IOException {
    Path classes = folder(name);
    BundledFixtures.SERVICE.compile(classes);
    BundledFixtures.SERVICE.copy("src/main/resources", classes);
    return classes;
  }

  @Test
  void folderOfClasses() throws Exception {
    assertAreFindings(BundledFixtures.SERVICE, List.of(service("out")));
    assertAreFindings(BundledFixtures.SERVICE, List.of(service("target/classes")));
  }

  @Test
  void archive() throws Exception {
    Path jar = directory.resolve("service.jar");
    copy(service("out"), jar, "/");
    assertAreFindings(BundledFixtures.SERVICE, List.of(jar));
  }

  @Test
  void archiveOfTheWeb() throws Exception {
    Path war = directory.resolve("service.war");
    copy(service("out"), war, "/WEB-INF/classes");
    assertAreFindings(BundledFixtures.SERVICE, List.of(war));
  }

  /** The plugin for Gradle names each class file, and Gradle has the resources elsewhere. */
  @Test
  void classFilesOfGradle() throws Exception {
    Path classes = folder("app/build/classes/java/main");
    BundledFixtures.SERVICE.compile(classes);
    BundledFixtures.SERVICE.copy("src/main/resources", folder("app/build/resources/main"));
    try (Stream<Path> walk = Files.walk(classes)) {
      assertAreFindings(
          BundledFixtures.SERVICE, walk.filter(Files::isRegularFile).sorted().toList());
    }
  }

  @Test
  void archiveOfAndroid() throws Exception {
    Path classes = folder("out");
    BundledFixtures.APP.compile(classes);
    Path jar = directory.resolve("classes.jar");
    copy(classes, jar, "/");
    Path contents = folder("contents");
    Files.copy(jar, contents.resolve("classes.jar"));
    BundledFixtures.APP.copy("src/main", contents);
    Path archive = directory.resolve("app.aar");
    copy(contents, archive, "/");
    assertAreFindings(BundledFixtures.APP, List.of(archive));
    assertThat(files(archive))
        .contains("the pin is in this file: app.aar!/res/values/strings.xml:5");
  }

  /** Of two archives each has its own, and what a library brings is not what the code asks for. */
  @Test
  void filesOfOtherArchives() throws Exception {
    Path jar = directory.resolve("service.jar");
    Path other = directory.resolve("a-service.jar");
    copy(service("out"), jar, "/");
    Path tls = folder("other/tls");
    Files.writeString(tls.resolve("ca.pem"), "another");
    copy(folder("other"), other, "/");
    assertAreFindings(BundledFixtures.SERVICE, List.of(jar, other));
    Path classes = folder("bare");
    BundledFixtures.SERVICE.compile(classes);
    assertThat(SpotBugsRun.over(classes, service("library")).bugs()).isEmpty();
  }

  @Test
  void bugsNameTheFile() throws Exception {
    String file = "the certificate is in this file: tls/ca.pem";
    assertThat(files(service("one")))
        .contains(file)
        .isEqualTo(files(service("two/target/classes")));
    Path jar = directory.resolve("service.jar");
    copy(service("out"), jar, "/");
    assertThat(files(jar)).contains("the certificate is in this file: service.jar!/tls/ca.pem");
  }

  private static List<String> files(Path analysed) throws Exception {
    return SpotBugsRun.over(analysed).bugs().stream()
        .flatMap(bug -> bug.getAnnotations().stream())
        .filter(StringAnnotation.class::isInstance)
        .map(text -> ((StringAnnotation) text).getValue())
        .filter(text -> text.contains("in this file"))
        .sorted()
        .toList();
  }

  private void assertAreFindings(BundledFixtures project, List<Path> analysed) throws Exception {
    Path classes = Files.createTempDirectory(directory, "engine");
    project.compile(classes);
    List<Finding> findings =
        Analysis.of(
                BytecodeFrontEnd.lower(Fixtures.classes(classes)).types(),
                new Platform(),
                Settings.DEFAULT,
                TypeSource.NONE,
                project.resources())
            .findings();
    SpotBugsRun run = SpotBugsRun.over(analysed);
    assertThat(run.errors()).isEmpty();
    assertThat(run.bugs().stream().map(BundledFixturesTest::line))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            findings.stream().map(BundledFixturesTest::line).toList());
  }

  private static String line(Finding finding) {
    return "%s %s.%s:%d %s"
        .formatted(
            BugTypes.of(finding.rule()),
            finding.location().anchor().member().type(),
            finding.location().anchor().member().name(),
            finding.location().line(),
            finding.messageInProgram());
  }

  private static String line(BugInstance bug) {
    return "%s %s.%s:%d %s"
        .formatted(
            bug.getType(),
            bug.getPrimaryClass().getClassName(),
            bug.getPrimaryMethod().getMethodName(),
            bug.getPrimarySourceLineAnnotation().getStartLine(),
            bug.getMessageWithoutPrefix());
  }

  /** Copies what is in a folder into an archive. */
  private static void copy(Path folder, Path archive, String below) throws IOException {
    try (FileSystem zip =
            FileSystems.newFileSystem(
                URI.create("jar:" + archive.toUri()), Map.of("create", "true"));
        Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        Path entry =
            zip.getPath(below).resolve(folder.relativize(file).toString().replace('\\', '/'));
        Files.createDirectories(entry.getParent());
        try (OutputStream out = Files.newOutputStream(entry)) {
          Files.copy(file, out);
        }
      }
    }
  }
}

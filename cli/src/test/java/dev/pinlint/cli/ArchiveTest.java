package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Kind;
import dev.pinlint.inspection.Progress;
import dev.pinlint.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveTest {

  private static final byte[] SOURCE = "package a; class B {}".getBytes(UTF_8);

  /** As much of a class file as the reading of archives looks at. */
  private static final byte[] CLASS = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0};

  @TempDir private Path directory;

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Inputs read(String name, Map<String, byte[]> entries) throws IOException {
    return Tree.read(
        List.of(Files.write(directory.resolve(name), zip(entries))), Exclusion.NONE, Progress.NONE);
  }

  /** The paths of the class files, without the temporary directory. */
  private List<List<String>> classes(Inputs inputs) {
    return inputs.classes().stream()
        .map(list -> list.stream().map(ClassFile::path).map(this::relative).toList())
        .toList();
  }

  private String relative(String path) {
    return path.substring(directory.toString().length() + 1);
  }

  private List<String> problems(Inputs inputs) {
    return inputs.problems().stream()
        .map(problem -> relative(problem.file()) + ": " + problem.reason())
        .toList();
  }

  @Test
  void warsHaveClassesAndLibraries() throws IOException {
    Inputs inputs =
        read(
            "outer.war",
            Map.of(
                "WEB-INF/classes/a/B.class",
                CLASS,
                "WEB-INF/lib/inner.jar",
                zip(Map.of("a/B.class", CLASS))));
    assertThat(classes(inputs))
        .containsExactly(
            List.of("outer.war!/WEB-INF/classes/a/B.class"),
            List.of("outer.war!/WEB-INF/lib/inner.jar!/a/B.class"));
    assertThat(inputs.problems()).isEmpty();
    assertThat(inputs.passedOver()).isEmpty();
  }

  @Test
  void springBootArchivesHaveALoaderClassesAndLibraries() throws IOException {
    Inputs inputs =
        read(
            "app.jar",
            Map.of(
                "org/springframework/boot/loader/Launcher.class",
                CLASS,
                "BOOT-INF/classes/a/B.class",
                CLASS,
                "BOOT-INF/lib/x.jar",
                zip(Map.of("x/X.class", CLASS)),
                "BOOT-INF/lib/y.jar",
                zip(Map.of("y/Y.class", CLASS))));
    assertThat(classes(inputs))
        .containsExactly(
            List.of("app.jar!/org/springframework/boot/loader/Launcher.class"),
            List.of("app.jar!/BOOT-INF/classes/a/B.class"),
            List.of("app.jar!/BOOT-INF/lib/x.jar!/x/X.class"),
            List.of("app.jar!/BOOT-INF/lib/y.jar!/y/Y.class"));
  }

  @Test
  void enterpriseArchivesHaveWars() throws IOException {
    byte[] war = zip(Map.of("WEB-INF/lib/x.jar", zip(Map.of("a/B.java", SOURCE))));
    Inputs inputs = read("all.ear", Map.of("web.war", war));
    assertThat(inputs.sources().stream().map(SourceFile::path).map(this::relative))
        .containsExactly("all.ear!/web.war!/WEB-INF/lib/x.jar!/a/B.java");
  }

  @Test
  void androidLibrariesHaveClassesJarAndLibs() throws IOException {
    byte[] jar = zip(Map.of("a/B.class", CLASS));
    Inputs inputs =
        read("some.aar", Map.of("classes.jar", jar, "libs/x.jar", jar, "lint.jar", jar));
    assertThat(classes(inputs))
        .containsExactly(
            List.of("some.aar!/classes.jar!/a/B.class"),
            List.of("some.aar!/libs/x.jar!/a/B.class"));
    assertThat(inputs.passedOver()).containsExactly(Map.entry(Kind.ARCHIVE, 1));
  }

  @Test
  void theVersionForEveryPlatformCounts() throws IOException {
    byte[] jar =
        zip(
            Map.of(
                "a/B.class", CLASS,
                "META-INF/versions/9/module-info.class", CLASS,
                "META-INF/versions/11/a/B.class", CLASS,
                "META-INF/versions/17/a/B.class", CLASS));
    Inputs inputs = read("some.war", Map.of("WEB-INF/lib/x.jar", jar));
    assertThat(classes(inputs)).containsExactly(List.of("some.war!/WEB-INF/lib/x.jar!/a/B.class"));
    assertThat(inputs.passedOver()).containsExactly(Map.entry(Kind.OTHER_VERSION, 2));
  }

  @Test
  void garbageInsideIsAProblemOfItsOwn() throws IOException {
    byte[] jar = zip(Map.of("a/B.class", CLASS, "a/C.class", SOURCE));
    Inputs inputs = read("some.war", Map.of("WEB-INF/lib/a.jar", SOURCE, "WEB-INF/lib/b.jar", jar));
    assertThat(classes(inputs)).containsExactly(List.of("some.war!/WEB-INF/lib/b.jar!/a/B.class"));
    assertThat(problems(inputs))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("some.war!/WEB-INF/lib/a.jar: "),
            second ->
                assertThat(second)
                    .isEqualTo("some.war!/WEB-INF/lib/b.jar!/a/C.class: not a class file"));
  }

  @Test
  void nestingHasAnEnd() throws IOException {
    byte[] jar = zip(Map.of("a/B.class", CLASS));
    for (int i = 0; i < 5; i++) {
      jar = zip(Map.of("a/B.class", CLASS, "inner.jar", jar));
    }
    Inputs inputs = read("outer.jar", Map.of("inner.jar", jar));
    assertThat(inputs.classCount()).isEqualTo(3);
    assertThat(problems(inputs))
        .containsExactly(
            "outer.jar!/inner.jar!/inner.jar!/inner.jar!/inner.jar:"
                + " not read: nested more than 4 archives deep");
  }

  @Test
  @Timeout(60)
  void whatUnpacksWithoutEndIsReadInPart() throws IOException {
    byte[] bomb = zip(Map.of("zeros.jar", new byte[100 << 20], "a/B.class", CLASS));
    Map<String, byte[]> bombs = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      bombs.put("lib/bomb" + i + ".jar", bomb);
    }
    Inputs inputs = read("outer.jar", bombs);
    assertThat(problems(inputs))
        .contains("outer.jar: read in part only: larger than 1024 MiB unpacked");
    assertThat(inputs.classCount()).isBetween(9, 11);
  }

  @Test
  void manyArchivesThatFailAreWorkToo() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (int i = 0; i < 1100; i++) {
      entries.put("garbage" + i + ".jar", SOURCE);
    }
    Inputs inputs = read("outer.jar", entries);
    assertThat(problems(inputs))
        .hasSizeLessThan(1050)
        .contains("outer.jar: read in part only: larger than 1024 MiB unpacked");
  }
}

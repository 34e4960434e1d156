package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fixtures against libraries that no compiler is given as they come: Android's archives, and
 * the newest Android, which the build has in a profile alone. What the markers say, from source and
 * from class files, and the same.
 */
final class AndroidFixturesTest {

  @Test
  void archivesOfAndroid(@TempDir Path directory) throws IOException {
    List<Path> libraries = new ArrayList<>();
    for (Path archive : files(Fixtures.root().resolve("testdata/target/android"), ".aar")) {
      libraries.add(unpacked(archive, directory));
    }
    assertThat(libraries).hasSizeGreaterThan(1);
    check(
        "android",
        libraries,
        List.of(FixtureVariant.JAVAC_17, FixtureVariant.ECLIPSE_17_WITHOUT_DEBUG),
        directory);
  }

  @Test
  void newestAndroid(@TempDir Path directory) throws IOException {
    List<Path> platforms =
        files(Fixtures.root().resolve("rules-core/target/android"), ".jar").stream()
            .filter(jar -> jar.getFileName().toString().startsWith("android-all-17"))
            .toList();
    assumeTrue(!platforms.isEmpty(), "the newest Android is fetched by the profile newest-android");
    // Its class files are those of Java 21, and those of Java's own packages are in the way.
    Path android = only("android/", platforms.get(0), directory.resolve("android.jar"));
    check("android17", List.of(android), List.of(FixtureVariant.ECLIPSE_21), directory);
  }

  private static void check(
      String folder, List<Path> libraries, List<FixtureVariant> compilers, Path directory)
      throws IOException {
    Path root = Fixtures.root().resolve("testdata/src/main").resolve(folder);
    List<SourceFile> sources = Fixtures.sources(root);
    Expectations expectations = new Expectations(sources);
    List<Finding> ofSource = findings(Fixtures.lower(sources));
    assertThat(expectations.markers()).isNotEmpty();
    assertThat(expectations.problems(ofSource)).isEmpty();
    for (FixtureVariant compiler : compilers) {
      Path classes = Files.createDirectory(directory.resolve(compiler.name()));
      List<Finding> ofClasses =
          findings(
              BytecodeFrontEnd.lower(compiler.compile(files(root, ".java"), libraries, classes)));
      assertThat(expectations.problems(ofClasses)).as("%s", compiler).isEmpty();
      assertThat(projections(ofClasses)).as("%s", compiler).isEqualTo(projections(ofSource));
    }
  }

  private static Path unpacked(Path archive, Path directory) throws IOException {
    Path jar = directory.resolve(archive.getFileName() + ".jar");
    try (ZipFile zip = new ZipFile(archive.toFile());
        InputStream classes = zip.getInputStream(zip.getEntry("classes.jar"))) {
      Files.copy(classes, jar);
    }
    return jar;
  }

  private static Path only(String folder, Path jar, Path copy) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
      out.setLevel(Deflater.BEST_SPEED);
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().startsWith(folder) && entry.getName().endsWith(".class")) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          try (InputStream content = zip.getInputStream(entry)) {
            content.transferTo(out);
          }
        }
      }
    }
    return copy;
  }

  private static List<Path> files(Path directory, String ending) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static List<Finding> findings(Lowered lowered) {
    assertThat(lowered.problems()).isEmpty();
    return Analysis.of(lowered.types(), new Platform()).findings();
  }

  private static Set<String> projections(List<Finding> findings) {
    return findings.stream().map(Finding::projection).collect(Collectors.toSet());
  }
}

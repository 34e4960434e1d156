package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.configuration.ProjectResources;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Resources;
import dev.pinlint.model.TypeSource;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The fixtures that name files of their project: what the markers say where a host is given those
 * files, from source and from class files, and nothing where it is not.
 */
final class FileFixturesTest {

  private static final List<SourceFile> SOURCES = Fixtures.sources(Fixtures.fileProjectSources());

  private static final Expectations EXPECTATIONS = new Expectations(SOURCES);

  /** Libraries that are not on the class path of the other fixtures. */
  private static List<Path> libraries() throws IOException {
    try (Stream<Path> jars =
        Files.list(Fixtures.root().resolve("testdata/target/libraries-of-files"))) {
      return jars.sorted().toList();
    }
  }

  private static Resources resources(String folder, Stream<String> code) {
    return new ProjectResources(
        Fixtures.fileProject(), code.map(path -> folder + path).toList(), List.of());
  }

  private static Set<String> projections(List<Finding> findings) {
    return findings.stream().map(Finding::projection).collect(Collectors.toSet());
  }

  private static List<Finding> ofSources(Lowered lowered, Resources resources) {
    assertThat(lowered.problems()).isEmpty();
    return Analysis.of(
            lowered.types(), new Platform(), Settings.DEFAULT, TypeSource.NONE, resources)
        .findings();
  }

  private static Resources besideSources() {
    return resources("src/main/java/", SOURCES.stream().map(SourceFile::path));
  }

  @Test
  void sourceGivesWhatTheMarkersSay() {
    assertThat(EXPECTATIONS.markers()).hasSizeGreaterThan(10);
    assertThat(EXPECTATIONS.problems(ofSources(Fixtures.lower(SOURCES), besideSources())))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVAC_17", "ECLIPSE_17_WITHOUT_DEBUG"})
  void classesGiveWhatTheMarkersSay(FixtureVariant compiler, @TempDir Path directory)
      throws IOException {
    List<ClassFile> classes = compile(compiler, directory);
    List<Finding> findings =
        ofSources(
            BytecodeFrontEnd.lower(classes),
            resources("target/classes/", classes.stream().map(ClassFile::path)));
    assertThat(EXPECTATIONS.problems(findings)).isEmpty();
    assertThat(projections(findings))
        .isEqualTo(projections(ofSources(Fixtures.lower(SOURCES), besideSources())));
  }

  /** A compiler, and SpotBugs, are given code alone: they know of what stands there. */
  @Test
  void withoutFilesNothingIsSaid() {
    assertThat(ofSources(Fixtures.lower(SOURCES), Resources.NONE))
        .extracting(finding -> finding.location().file())
        .containsOnly("fixtures/files/DataInCode.java");
  }

  private static List<ClassFile> compile(FixtureVariant compiler, Path directory)
      throws IOException {
    try (Stream<Path> walk = Files.walk(Fixtures.fileProjectSources())) {
      return compiler.compile(
          walk.filter(path -> path.toString().endsWith(".java")).sorted().toList(),
          libraries(),
          directory);
    }
  }
}

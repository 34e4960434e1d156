package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The fixtures in newer Java: what the markers say, and the same from source and from class files.
 */
final class NewerJavaFixturesTest {

  /** A level of the language, and who compiles it. */
  private enum Release {
    JAVA_21(FixtureVariant.ECLIPSE_21),
    JAVA_25(FixtureVariant.ECLIPSE_25);

    private final FixtureVariant eclipse;
    private final Path root =
        Fixtures.root().resolve("testdata/src/main/java" + name().substring("JAVA_".length()));
    private final List<SourceFile> sources = Fixtures.sources(root);
    private final Expectations expectations = new Expectations(sources);

    Release(FixtureVariant eclipse) {
      this.eclipse = eclipse;
    }
  }

  @ParameterizedTest
  @EnumSource
  void sourceGivesWhatTheMarkersSay(Release release) {
    assertThat(release.expectations.markers()).hasSizeGreaterThan(9);
    List<SourceFile> sources = release.sources;
    assertThat(release.expectations.problems(findings(Fixtures.lower(sources)))).isEmpty();
    assertThat(release.expectations.problems(findings(Fixtures.lowerWithClassPath(sources))))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void eclipsesClassesAreTheSame(Release release, @TempDir Path directory) {
    checkClasses(release, release.eclipse, directory);
  }

  @ParameterizedTest
  @EnumSource
  void javacsClassesAreTheSame(Release release, @TempDir Path directory) {
    // An older one cannot read them: Eclipse's compiler can anywhere.
    int newest = Integer.parseInt(release.name().substring("JAVA_".length()));
    org.junit.jupiter.api.Assumptions.assumeTrue(Runtime.version().feature() >= newest);
    checkClasses(release, FixtureVariant.JAVAC_NEWEST, directory);
  }

  private static void checkClasses(Release release, FixtureVariant compiler, Path directory) {
    List<Path> files =
        release.sources.stream().map(file -> release.root.resolve(file.path())).toList();
    List<ClassFile> classes = compiler.compile(files, directory);
    Lowered lowered = BytecodeFrontEnd.lower(classes);
    List<Finding> findings = findings(lowered);
    assertThat(release.expectations.problems(findings)).isEmpty();
    assertThat(projections(findings))
        .isEqualTo(projections(findings(Fixtures.lower(release.sources))));
  }

  private static List<Finding> findings(Lowered lowered) {
    assertThat(lowered.problems()).isEmpty();
    assertThat(lowered.types().stream().flatMap(type -> ModelValidator.problems(type).stream()))
        .isEmpty();
    return Analysis.of(lowered.types(), new Platform()).findings();
  }

  private static Set<String> projections(List<Finding> findings) {
    return findings.stream().map(Finding::projection).collect(Collectors.toSet());
  }
}

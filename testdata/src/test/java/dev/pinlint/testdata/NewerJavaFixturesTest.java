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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixtures in Java 21: what the markers say, and the same from source and from class files. */
final class NewerJavaFixturesTest {

  private static final Path ROOT = Fixtures.root().resolve("testdata/src/main/java21");

  private static final List<SourceFile> SOURCES = Fixtures.sources(ROOT);

  private static final Expectations EXPECTATIONS = new Expectations(SOURCES);

  @Test
  void sourceGivesWhatTheMarkersSay() {
    assertThat(EXPECTATIONS.markers()).hasSizeGreaterThan(10);
    assertThat(EXPECTATIONS.problems(findings(Fixtures.lower(SOURCES)))).isEmpty();
    assertThat(EXPECTATIONS.problems(findings(Fixtures.lowerWithClassPath(SOURCES)))).isEmpty();
  }

  @Test
  void eclipsesClassesAreTheSame(@TempDir Path directory) {
    checkClasses(FixtureVariant.ECLIPSE_21, directory);
  }

  @Test
  void javacsClassesAreTheSame(@TempDir Path directory) {
    // An older one cannot read them: Eclipse's compiler can anywhere.
    org.junit.jupiter.api.Assumptions.assumeTrue(Runtime.version().feature() >= 21);
    checkClasses(FixtureVariant.JAVAC_NEWEST, directory);
  }

  private static void checkClasses(FixtureVariant compiler, Path directory) {
    List<Path> files = SOURCES.stream().map(file -> ROOT.resolve(file.path())).toList();
    List<ClassFile> classes = compiler.compile(files, directory);
    Lowered lowered = BytecodeFrontEnd.lower(classes);
    List<Finding> findings = findings(lowered);
    assertThat(EXPECTATIONS.problems(findings)).isEmpty();
    assertThat(projections(findings)).isEqualTo(projections(findings(Fixtures.lower(SOURCES))));
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

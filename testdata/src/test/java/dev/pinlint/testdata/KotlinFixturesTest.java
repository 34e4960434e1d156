package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.Platform;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fixtures in Kotlin as two generations of kotlinc translate them. */
final class KotlinFixturesTest {

  private static final Map<KotlinVariant, Lowered> LOWERED = new EnumMap<>(KotlinVariant.class);

  @BeforeAll
  static void compile(@TempDir Path directory) {
    for (KotlinVariant variant : KotlinVariant.values()) {
      LOWERED.put(
          variant, BytecodeFrontEnd.lower(variant.compile(directory.resolve(variant.name()))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void classesGiveWhatTheMarkersSay(KotlinVariant variant) {
    Lowered lowered = LOWERED.get(variant);
    Expectations expectations = new Expectations(Fixtures.kotlinSources(), lowered.types());
    assertThat(expectations.problems(Analysis.of(lowered.types(), new Platform()).findings()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyBodyIsValid(KotlinVariant variant) {
    Lowered lowered = LOWERED.get(variant);
    assertThat(lowered.problems()).isEmpty();
    assertThat(lowered.types().stream().flatMap(type -> ModelValidator.problems(type).stream()))
        .isEmpty();
  }

  @Test
  void theCompilerDoesNotMatter() {
    TreeSet<String> first = projections(KotlinVariant.KOTLIN_1);
    assertThat(first).isNotEmpty();
    for (KotlinVariant variant : KotlinVariant.values()) {
      assertThat(projections(variant)).as("%s", variant).isEqualTo(first);
    }
  }

  private static TreeSet<String> projections(KotlinVariant variant) {
    return Analysis.of(LOWERED.get(variant).types(), new Platform()).findings().stream()
        .map(finding -> finding.projection() + " " + finding.fingerprint())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Rule;
import dev.pinlint.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fixtures through both front ends of the engine: what the markers say, and the same from both. */
final class FixtureParityTest {

  /**
   * Rules about a project as a whole, or its text; {@code PinDriftTest} and {@code
   * UndocumentedPinTest} of the command line show them.
   */
  private static final Set<String> OF_PROJECTS = Set.of("PinDrift", Fixtures.ABOUT_COMMENTS);

  /** How a projection ends whose verdict is that code which is not seen has a say. */
  private static final String UNKNOWN = " | unseen";

  private static final Expectations EXPECTATIONS = new Expectations(Fixtures.sources());

  @Test
  void sourceGivesWhatTheMarkersSay() {
    assertThat(EXPECTATIONS.problems(findings(Fixtures.lower(Fixtures.sources())))).isEmpty();
  }

  @Test
  void aClassPathChangesNothing() {
    Lowered lowered = Fixtures.lowerWithClassPath(Fixtures.sources());

    assertThat(lowered.problems()).isEmpty();
    assertThat(lowered.types().stream().flatMap(type -> ModelValidator.problems(type).stream()))
        .isEmpty();
    List<Finding> findings = Analysis.of(lowered.types(), Fixtures.classPath()).findings();
    assertThat(EXPECTATIONS.problems(findings)).isEmpty();
    Set<String> with = findings.stream().map(Finding::projection).collect(Collectors.toSet());
    Set<String> without = projections(Fixtures.lower(Fixtures.sources()));
    // What was not known without it may be known with it, and nothing else changes.
    assertThat(with)
        .containsAll(without.stream().filter(line -> !isUnknown(line)).toList())
        .allMatch(line -> without.contains(line) || without.contains(unknown(line)));
  }

  private static boolean isUnknown(String projection) {
    return projection.endsWith(UNKNOWN);
  }

  private static String unknown(String projection) {
    return projection.substring(0, projection.lastIndexOf(" | ")) + UNKNOWN;
  }

  @Test
  void classesGiveWhatTheMarkersSay() {
    assertThat(EXPECTATIONS.problems(findings(BytecodeFrontEnd.lower(Fixtures.classes()))))
        .isEmpty();
  }

  @Test
  void sourceAndClassesProjectAlike() throws IOException {
    Set<String> source = projections(Fixtures.lower(Fixtures.sources()));
    Set<String> classes = projections(BytecodeFrontEnd.lower(Fixtures.classes()));
    Set<String> asymmetries = new TreeSet<>();
    source.stream()
        .filter(line -> !classes.contains(line))
        .forEach(line -> asymmetries.add("source only: " + line));
    classes.stream()
        .filter(line -> !source.contains(line))
        .forEach(line -> asymmetries.add("classes only: " + line));
    List<String> register =
        Files.readAllLines(Fixtures.root().resolve("testdata/parity/asymmetries.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(asymmetries).containsExactlyInAnyOrderElementsOf(register);
    assertThat(register.size() * 20).isLessThanOrEqualTo(Fixtures.sources().size());
  }

  @Test
  void everyBodyIsValid() {
    for (Lowered lowered :
        List.of(Fixtures.lower(Fixtures.sources()), BytecodeFrontEnd.lower(Fixtures.classes()))) {
      assertThat(lowered.problems()).isEmpty();
      assertThat(lowered.types().stream().flatMap(type -> ModelValidator.problems(type).stream()))
          .isEmpty();
    }
  }

  @Test
  void everyRuleHasPositivesAndNegatives() {
    for (Rule rule : rules().toList()) {
      for (boolean isExpected : new boolean[] {true, false}) {
        Set<String> files = new HashSet<>();
        markers()
            .filter(
                marker -> marker.rule().equals(rule.name()) && marker.isExpected() == isExpected)
            .forEach(marker -> files.add(marker.file()));
        assertThat(files)
            .as("fixtures of %s, expected %s", rule.name(), isExpected)
            .hasSizeGreaterThan(1);
      }
    }
    assertThat(markers().map(Marker::rule).collect(Collectors.toSet()))
        .isEqualTo(rules().map(Rule::name).collect(Collectors.toSet()));
  }

  /** The rules that a file alone can show at work. */
  private static Stream<Rule> rules() {
    return Rules.ALL.stream().filter(rule -> !OF_PROJECTS.contains(rule.name()));
  }

  private static Stream<Marker> markers() {
    return Stream.concat(
        EXPECTATIONS.markers().stream(),
        new ConfigurationExpectations(Fixtures.configurations()).markers().stream());
  }

  private static List<Finding> findings(Lowered lowered) {
    return Analysis.of(lowered.types(), new Platform()).findings();
  }

  private static Set<String> projections(Lowered lowered) {
    return findings(lowered).stream()
        .map(Finding::projection)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

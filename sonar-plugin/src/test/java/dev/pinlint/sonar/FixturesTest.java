package dev.pinlint.sonar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.Suppressions;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.testdata.Expectations;
import dev.pinlint.testdata.Fixtures;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sonar.api.batch.fs.TextRange;
import org.sonar.api.batch.sensor.issue.Issue;
import org.sonar.api.batch.sensor.issue.IssueLocation;

/** The fixtures through the sensor: what the engine finds by itself, and what the markers say. */
final class FixturesTest {

  private static final List<Finding> FINDINGS = findings();

  private static Scan scan;

  @BeforeAll
  static void runSensor() {
    scan = new Scan(Fixtures.sourceRoot()).addAll().run();
  }

  private static List<Finding> findings() {
    Lowered lowered = Fixtures.lower(Fixtures.sources());
    Suppressions suppressions = new Suppressions(lowered.types());
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    return Analysis.of(lowered.types(), new Platform()).findings().stream()
        .filter(finding -> suppressions.inForce(finding, today).isEmpty())
        .toList();
  }

  @Test
  void issuesAreTheFindings() {
    assertThat(scan.warnings).isEmpty();
    assertThat(scan.context.allIssues().stream().map(FixturesTest::line))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(FINDINGS.stream().map(FixturesTest::line).toList());
  }

  @Test
  void issuesAreWhatTheMarkersSay() {
    Map<String, List<Finding>> byLine =
        FINDINGS.stream().collect(Collectors.groupingBy(FixturesTest::line));
    List<Finding> reported = new ArrayList<>();
    scan.context
        .allIssues()
        .forEach(issue -> reported.addAll(byLine.getOrDefault(line(issue), List.of())));
    assertThat(new Expectations(Fixtures.sources()).problems(reported)).isEmpty();
  }

  @Test
  void witnessesAndRelatedPlacesAreThere() {
    long paths = FINDINGS.stream().filter(finding -> !finding.path().isEmpty()).count();
    long related = FINDINGS.stream().mapToLong(finding -> finding.related().size()).sum();
    assertThat(paths).isPositive();
    assertThat(related).isPositive();
    assertThat(scan.context.allIssues().stream().flatMap(issue -> issue.flows().stream()).count())
        .isEqualTo(paths + related);
  }

  @Test
  void mostRangesAreNames() {
    List<TextRange> ranges =
        scan.context.allIssues().stream()
            .map(issue -> issue.primaryLocation().textRange())
            .toList();
    assertThat(ranges).doesNotContainNull();
    long names =
        ranges.stream()
            .filter(range -> range.end().lineOffset() - range.start().lineOffset() < 30)
            .count();
    assertThat(names).isGreaterThan(ranges.size() * 9L / 10);
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
    IssueLocation location = issue.primaryLocation();
    return "%s %s:%d %s"
        .formatted(
            issue.ruleKey().rule(),
            location.inputComponent().toString(),
            location.textRange().start().line(),
            location.message());
  }
}

package dev.pinlint.sonar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.configuration.ConfigurationFrontEnd;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.rules.Finding;
import dev.pinlint.testdata.ConfigurationExpectations;
import dev.pinlint.testdata.Fixtures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sonar.api.batch.sensor.issue.Issue;

/** The fixtures that are configuration through the sensor. */
final class ConfigurationTest {

  private static List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    ConfigurationFrontEnd.read(
            Fixtures.configurations(), Knowledge.builtIn(), LibraryVersions.UNKNOWN)
        .configurations()
        .forEach(
            one ->
                one.parts()
                    .forEach(
                        part -> findings.addAll(Analysis.of(part, Settings.DEFAULT).findings())));
    return findings;
  }

  @Test
  void issuesAreOnTheLinesThatTheMarkersSay() {
    Scan scan = new Scan(Fixtures.configurationRoot()).addAll("").run();

    assertThat(scan.warnings).isEmpty();
    List<Finding> reported = new ArrayList<>();
    for (Issue issue : scan.context.allIssues()) {
      findings().stream()
          .filter(finding -> isSame(finding, issue))
          .findFirst()
          .ifPresentOrElse(
              reported::add, () -> assertThat(issue.toString()).as("no such finding").isEmpty());
    }
    assertThat(
            new ConfigurationExpectations(Fixtures.configurations())
                .problems(reported).stream()
                    // What lint is told to ignore is no issue; that has a test of its own.
                    .filter(problem -> !problem.startsWith("missingbackuppin/ignored-by-lint.xml"))
                    .toList())
        .isEmpty();
    assertThat(reported)
        .noneMatch(
            finding ->
                finding.location().file().equals("missingbackuppin/ignored-by-lint.xml")
                    && finding.rule().equals("MissingBackupPin"));
  }

  private static boolean isSame(Finding finding, Issue issue) {
    return finding.rule().equals(issue.ruleKey().rule())
        && finding.location().file().equals(issue.primaryLocation().inputComponent().toString())
        && finding.location().line() == issue.primaryLocation().textRange().start().line()
        && finding.message().equals(issue.primaryLocation().message());
  }
}

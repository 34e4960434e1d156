package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.configuration.ConfigurationFrontEnd;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fixtures that are configuration through the engine. */
final class ConfigurationFixturesTest {

  private static final ConfigurationFrontEnd.Read READ =
      ConfigurationFrontEnd.read(
          Fixtures.configurations(), Knowledge.builtIn(), LibraryVersions.UNKNOWN);

  private static List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    READ.configurations()
        .forEach(
            one ->
                one.parts()
                    .forEach(
                        part -> findings.addAll(Analysis.of(part, Settings.DEFAULT).findings())));
    return findings;
  }

  private static Stream<Finding> of(String file) {
    return findings().stream().filter(finding -> finding.location().file().equals(file));
  }

  @Test
  void findingsAreWhatTheMarkersSay() {
    assertThat(new ConfigurationExpectations(Fixtures.configurations()).problems(findings()))
        .isEmpty();
  }

  @Test
  void nothingIsRefused() {
    assertThat(READ.problems()).isEmpty();
  }

  @Test
  void eachHostThatAPinSetIsInForceForIsNamed() {
    assertThat(of("missingbackuppin/nested-inherits.xml"))
        .filteredOn(finding -> finding.rule().equals("MissingBackupPin"))
        .extracting(Finding::host)
        .containsExactlyInAnyOrder("one.example", "two.example", "three.example");
  }

  @Test
  void settingsOfDevelopmentAreForReview() {
    assertThat(of("insecuretrustapi/application-dev.properties"))
        .extracting(Finding::level)
        .containsOnly(Level.REVIEW);
    assertThat(of("insecuretrustapi/sections.yaml"))
        .extracting(Finding::level)
        .containsExactlyInAnyOrder(Level.ERROR, Level.REVIEW, Level.ERROR);
    assertThat(of("insecuretrustapi/quarkus.properties"))
        .filteredOn(finding -> finding.level() == Level.REVIEW)
        .extracting(finding -> finding.location().line())
        .containsExactly(7);
  }

  @Test
  void whatIsNotDeliveredIsForReview() {
    String resource = "/res/xml/network_security_config.xml";
    assertThat(of("projects/flavours/src/main" + resource))
        .extracting(Finding::level)
        .containsOnly(Level.WARNING);
    assertThat(of("projects/flavours/src/freeDebug" + resource))
        .extracting(Finding::level)
        .containsOnly(Level.REVIEW);
    assertThat(of("projects/unused/src/main/res/xml/forgotten.xml"))
        .extracting(Finding::level)
        .containsOnly(Level.REVIEW);
    assertThat(of("projects/library/src/main" + resource))
        .extracting(Finding::level)
        .containsOnly(Level.WARNING);
  }
}

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
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** Which library reads a file is known from those that the project uses, if at all. */
  @ParameterizedTest
  @CsvSource({
    "com.sun.mail:javax.mail, 1.6.2, WARNING",
    "com.sun.mail:jakarta.mail, 1.6.7, WARNING",
    "org.eclipse.angus:angus-mail, 1.0.0, WARNING",
    "org.springframework:spring-context-support, 5.3.39, WARNING",
    "com.example:other, 1.0, REVIEW",
    "org.eclipse.angus:angus-mail, 2.0.3,",
    "org.springframework:spring-context-support, 6.2.1,",
  })
  void settingsThatAreNotThereAreJudgedByWhoReadsThem(
      String library, String version, @Nullable Level level) {
    LibraryVersions versions = new LibraryVersions(Map.of(library, version));
    List<Level> levels =
        ConfigurationFrontEnd.read(Fixtures.configurations(), Knowledge.builtIn(), versions)
            .configurations()
            .stream()
            .filter(one -> one.file().path().startsWith("insecuretrustapi/mail/"))
            .flatMap(one -> one.parts().stream())
            .flatMap(part -> Analysis.of(part, Settings.DEFAULT).findings().stream())
            .map(Finding::level)
            .distinct()
            .toList();
    assertThat(levels).isEqualTo(level == null ? List.of() : List.of(level));
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

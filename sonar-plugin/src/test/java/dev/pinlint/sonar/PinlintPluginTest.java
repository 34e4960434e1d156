package dev.pinlint.sonar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.rules.RulePage;
import dev.pinlint.rules.Rules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonar.api.Plugin;
import org.sonar.api.SonarQubeSide;
import org.sonar.api.config.PropertyDefinition;
import org.sonar.api.issue.impact.Severity;
import org.sonar.api.issue.impact.SoftwareQuality;
import org.sonar.api.measures.Metric;
import org.sonar.api.rule.RuleKey;
import org.sonar.api.rules.CleanCodeAttribute;
import org.sonar.api.server.profile.BuiltInQualityProfilesDefinition;
import org.sonar.api.server.rule.RulesDefinition;

/** What the plugin tells a server. */
final class PinlintPluginTest {

  private static RulesDefinition.Repository repository(String api) {
    RulesDefinition.Context context = new RulesDefinition.Context();
    new RuleRepository(Scan.runtime(api, SonarQubeSide.SERVER)).define(context);
    RulesDefinition.Repository repository = context.repository(RuleRepository.KEY);
    assertThat(repository).isNotNull();
    return repository;
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.14", "10.1", "13.5"})
  void everyRuleIsThereAndFiled(String api) {
    RulesDefinition.Repository repository = repository(api);
    assertThat(repository.language()).isEqualTo("java");
    assertThat(repository.rules()).hasSameSizeAs(Rules.ALL);
    for (RulesDefinition.Rule rule : repository.rules()) {
      RulePage page = RulePage.of(rule.key());
      assertThat(rule.name()).isNotBlank().doesNotEndWith(".");
      assertThat(rule.htmlDescription()).contains("<h2>What it finds</h2>", "CWE-");
      assertThat(rule.ruleDescriptionSections())
          .extracting(section -> section.getKey())
          .contains("root_cause", "how_to_fix", "resources");
      assertThat(rule.ruleDescriptionSections())
          .allSatisfy(section -> assertThat(section.getHtmlContent()).isNotBlank());
      assertThat(rule.tags()).containsExactlyInAnyOrderElementsOf(page.tags());
      assertThat(rule.debtRemediationFunction()).isNotNull();
      assertThat(rule.securityStandards())
          .contains("cwe:" + page.cwe().get(0))
          .anyMatch(standard -> standard.startsWith("owaspTop10-2021:"));
    }
  }

  @Test
  void howToFixIsSaidForLibraries() {
    RulesDefinition.Repository repository = repository("10.1");
    assertThat(repository.rule("WeakPinDigest").ruleDescriptionSections())
        .filteredOn(section -> section.getKey().equals("how_to_fix"))
        .satisfiesExactly(
            section -> {
              assertThat(section.getContext().orElseThrow().getKey()).isEqualTo("okhttp");
              assertThat(section.getHtmlContent())
                  .contains("Compute the pin", "CertificatePinner.pin")
                  .doesNotContain("Fingerprint");
            },
            section -> {
              assertThat(section.getContext().orElseThrow().getDisplayName()).isEqualTo("Netty");
              assertThat(section.getHtmlContent())
                  .contains("Compute the pin", "Fingerprint")
                  .doesNotContain("CertificatePinner.pin");
            });
    assertThat(repository.rule("HardcodedPin").ruleDescriptionSections())
        .filteredOn(section -> section.getKey().equals("how_to_fix"))
        .singleElement()
        .satisfies(section -> assertThat(section.getContext()).isEmpty());
  }

  @Test
  void harmIsASoftwareQuality() {
    RulesDefinition.Repository repository = repository("10.1");
    RulesDefinition.Rule breach = repository.rule("TrustAllCertificates");
    assertThat(breach.defaultImpacts())
        .containsExactlyEntriesOf(java.util.Map.of(SoftwareQuality.SECURITY, Severity.HIGH));
    assertThat(breach.cleanCodeAttribute()).isEqualTo(CleanCodeAttribute.TRUSTWORTHY);
    assertThat(repository.rule("MissingBackupPin").defaultImpacts())
        .containsExactlyEntriesOf(java.util.Map.of(SoftwareQuality.RELIABILITY, Severity.MEDIUM));
    assertThat(repository.rule("CustomHostnameVerifier").defaultImpacts())
        .containsExactlyEntriesOf(java.util.Map.of(SoftwareQuality.MAINTAINABILITY, Severity.LOW));
  }

  @Test
  void standardsAreThoseOfThePage() {
    assertThat(repository("10.1").rule("TrustAllCertificates").securityStandards())
        .containsExactlyInAnyOrder("cwe:295", "owaspTop10:a3", "owaspTop10-2021:a7");
  }

  @Test
  void profileHasAllRulesThatAreOnByDefault() {
    BuiltInQualityProfilesDefinition.Context context =
        new BuiltInQualityProfilesDefinition.Context();
    new OwnProfile().define(context);
    BuiltInQualityProfilesDefinition.BuiltInQualityProfile profile =
        context.profile("java", OwnProfile.NAME);
    assertThat(profile.isDefault()).isFalse();
    assertThat(profile.rules())
        .extracting(rule -> rule.ruleKey())
        .containsExactlyInAnyOrderElementsOf(onByDefault());
  }

  private static List<String> onByDefault() {
    return Rules.ALL.stream()
        .map(rule -> rule.name())
        .filter(rule -> !dev.pinlint.rules.RulePage.of(rule).isOffByDefault())
        .toList();
  }

  @Test
  void sonarWayGetsAllRulesThatAreOnByDefault() {
    Set<RuleKey> registered = new HashSet<>();
    new SonarWay().register(registered::addAll);
    assertThat(registered)
        .extracting(RuleKey::rule)
        .containsExactlyInAnyOrderElementsOf(onByDefault())
        .doesNotContain("UndatedPinSet");
  }

  @ParameterizedTest
  @EnumSource(SonarQubeSide.class)
  void sonarWayIsForTheServer(SonarQubeSide side) {
    Plugin.Context context = new Plugin.Context(Scan.runtime("10.1", side));
    new PinlintPlugin().define(context);
    @SuppressWarnings("unchecked")
    List<Object> extensions = context.getExtensions();
    assertThat(extensions.contains(SonarWay.class)).isEqualTo(side == SonarQubeSide.SERVER);
    assertThat(extensions.stream().filter(PropertyDefinition.class::isInstance))
        .hasSameSizeAs(Parameters.definitions());
  }

  @Test
  void parametersAreDescribed() {
    assertThat(Parameters.definitions())
        .allSatisfy(
            property -> {
              assertThat(property.name()).isNotBlank();
              assertThat(property.description()).endsWith(".");
              assertThat(property.key()).startsWith("sonar.pinlint.");
            });
  }

  @Test
  void metricsAreOfADomainOfTheirOwn() {
    assertThat(new TrustMetrics().getMetrics())
        .hasSize(10)
        .extracting(Metric::getDomain)
        .containsOnly("TLS trust");
    assertThat(new TrustMetrics().getMetrics().stream().map(Metric::getKey))
        .doesNotHaveDuplicates();
  }
}

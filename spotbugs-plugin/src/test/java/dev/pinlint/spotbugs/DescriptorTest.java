package dev.pinlint.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.rules.Rule;
import dev.pinlint.rules.RulePage;
import dev.pinlint.rules.Rules;
import edu.umd.cs.findbugs.BugPattern;
import edu.umd.cs.findbugs.BugRanker;
import edu.umd.cs.findbugs.DetectorFactory;
import edu.umd.cs.findbugs.FindBugs;
import java.net.URL;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the build generates for SpotBugs to read. */
final class DescriptorTest {

  @Test
  void everyRuleIsRegistered() {
    assertThat(SpotBugsRun.plugin().getBugPatterns().stream().map(BugPattern::getType))
        .containsExactlyInAnyOrderElementsOf(
            Rules.ALL.stream().map(Rule::name).map(BugTypes::of).toList());
    assertThat(SpotBugsRun.plugin().getDetectorFactories())
        .singleElement()
        .extracting(DetectorFactory::getReportedBugPatterns)
        .isEqualTo(SpotBugsRun.plugin().getBugPatterns());
  }

  @Test
  void everyPatternSaysWhatThePageSays() {
    for (Rule rule : Rules.ALL) {
      RulePage page = RulePage.of(rule.name());
      assertThat(SpotBugsRun.plugin().getBugPatterns())
          .filteredOn(pattern -> pattern.getType().equals(BugTypes.of(rule.name())))
          .singleElement()
          .satisfies(
              pattern -> {
                assertThat(pattern.getCategory()).isEqualTo("SECURITY");
                assertThat(pattern.getCWEid()).isEqualTo(page.cwe().get(0));
                assertThat(pattern.getShortDescription()).isEqualTo(page.summary());
                assertThat(pattern.getDetailText())
                    .contains(RulePage.SECTIONS.stream().map("<h3>%s</h3>"::formatted).toList());
              });
    }
  }

  @ParameterizedTest
  @CsvSource({"findbugs.xml, findbugsplugin.xsd", "messages.xml, messagecollection.xsd"})
  void filesKeepToSpotBugsOwnSchema(String file, String schema) throws Exception {
    URL generated = SpotBugsRun.plugin().getPluginLoader().getResource(file);
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(FindBugs.class.getResource("/" + schema))
        .newValidator()
        .validate(new StreamSource(generated.toExternalForm()));
  }

  @ParameterizedTest
  @CsvSource({
    "TrustAllCertificates, 1, 1",
    "InsecureTrustApi, 3, 6",
    "MissingBackupPin, 2, 7",
    "HardcodedPin, 3, 10",
    "CustomHostnameVerifier, 3, 15",
  })
  void ranksFollowFromHarmAndLevel(String rule, int priority, int rank) {
    assertThat(
            SpotBugsRun.plugin().getBugPatterns().stream()
                .filter(pattern -> pattern.getType().equals(BugTypes.of(rule)))
                .map(pattern -> BugRanker.findRank(pattern, priority)))
        .containsExactly(rank);
  }

  @ParameterizedTest
  @CsvSource({
    "MissingBackupPin, MISSING_BACKUP_PIN",
    "HttpPublicKeyPinning, HTTP_PUBLIC_KEY_PINNING",
    "NoPinKillSwitch, NO_PIN_KILL_SWITCH"
  })
  void namesFollowFromRules(String rule, String type) {
    assertThat(BugTypes.of(rule)).isEqualTo(type);
  }
}

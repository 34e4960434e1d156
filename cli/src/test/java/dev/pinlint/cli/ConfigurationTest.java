package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pinlint.inspection.Inspection;
import dev.pinlint.inspection.Progress;
import dev.pinlint.inspection.Selection;
import dev.pinlint.inspection.Surroundings;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.testdata.ConfigurationExpectations;
import dev.pinlint.testdata.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration files through the command line. */
final class ConfigurationTest {

  private static final String CONFIG =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <!-- a licence -->
      <network-security-config>
        <domain-config>
          <domain>one.example</domain>
          <pin-set>
            <pin digest="SHA-256">ujZzC4yh+yIKGzVzbACRzJvQ7Pqdh8Uu03UPTP+nRFs=</pin>
          </pin-set>
        </domain-config>
      </network-security-config>
      """;

  private static final String NAME = "app/src/main/res/xml/net.xml";

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(directory);
  }

  private static JsonNode json(Object... arguments) throws IOException {
    return new ObjectMapper().readTree(Run.of(arguments).out());
  }

  @Test
  void fixturesGiveWhatTheMarkersSay() {
    var inputs = Tree.read(List.of(Fixtures.configurationRoot()), Exclusion.NONE, Progress.NONE);
    String root = dev.pinlint.inspection.Inputs.show(Fixtures.configurationRoot()) + "/";
    var result =
        Inspection.of(
            inputs,
            Surroundings.DEFAULT,
            Selection.prefiltered(inputs, Knowledge.builtIn()),
            Progress.NONE);
    var fixtures =
        Fixtures.configurations().stream()
            .map(
                file ->
                    new dev.pinlint.configuration.ConfigurationFile(
                        root + file.path(), file.text()))
            .toList();

    assertThat(
            new ConfigurationExpectations(fixtures)
                .problems(
                    result.findings().stream()
                        .map(Inspection.PlacedFinding::finding)
                        .filter(finding -> !finding.rule().equals(Fixtures.ABOUT_COMMENTS))
                        .toList()))
        .isEmpty();
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void aFindingHasItsEntryAndItsLine() throws IOException {
    Path file = workspace.write(NAME, CONFIG);
    JsonNode findings = json("scan", "--format", "json", directory).at("/findings");

    assertThat(findings.findValuesAsText("rule"))
        .containsExactly("HardcodedPin", "MissingBackupPin");
    JsonNode location = findings.at("/1/location");
    assertThat(location.at("/file").asText()).isEqualTo(file.toString());
    assertThat(location.at("/line").asInt()).isEqualTo(6);
    assertThat(location.at("/text").asText()).isEqualTo("<pin-set>");
    assertThat(location.at("/type").asText()).isEqualTo("src/main/res/xml/net.xml");
    assertThat(location.at("/member").asText())
        .isEqualTo("/network-security-config/domain-config[one.example]/pin-set");
  }

  @Test
  void theFingerprintIsThatOfTheEntry() throws IOException {
    workspace.write(NAME, CONFIG);
    List<String> before = fingerprints();
    workspace.write(
        NAME,
        CONFIG.replace(
            "  <domain-config>",
            "<domain-config>\n\n<domain>zero.example</domain></domain-config>\n<domain-config>"));

    assertThat(fingerprints()).isNotEmpty().isEqualTo(before);
  }

  private List<String> fingerprints() throws IOException {
    return json("scan", "--format", "json", directory)
        .at("/findings")
        .findValuesAsText("fingerprint");
  }

  @Test
  void aRuleThatIsOffRunsWhenAskedFor() throws IOException {
    Path file = workspace.write(NAME, CONFIG);

    assertThat(Run.of("scan", "--level", "review", file).out()).doesNotContain("UndatedPinSet");
    assertThat(Run.of("scan", "--level", "review", "--enable", "UndatedPinSet", file).out())
        .contains("6  review  UndatedPinSet", "6  warning  MissingBackupPin");
    assertThat(Run.of("scan", "--level", "review", "--rule", "UndatedPinSet", file).out())
        .contains("6  review  UndatedPinSet")
        .doesNotContain("MissingBackupPin");
  }

  @Test
  void archivesAreReadWhereTheyAre() throws IOException {
    workspace.jar(
        "lib.aar", Map.of("res/xml/net.xml", CONFIG, "AndroidManifest.xml", "<manifest/>"));
    workspace.jar("other.jar", Map.of("a/b/net.xml", CONFIG, "a/b/other.xml", "<other/>"));

    assertThat(Run.of("scan", directory).out())
        .contains("lib.aar!/res/xml/net.xml", "other.jar!/a/b/net.xml")
        .contains("3 configuration files");
  }

  @Test
  void aCommentOrLintSuppresses() throws IOException {
    Path file =
        workspace.write(
            NAME,
            CONFIG
                .replace(
                    "    <pin-set>",
                    "<!-- pinlint:ignore MissingBackupPin until=2026-05-01 the backup comes -->\n"
                        + "<pin-set>")
                .replace(
                    "<domain-config>",
                    "<domain-config xmlns:t='http://schemas.android.com/tools'"
                        + " t:ignore='HardcodedPin'>"));
    JsonNode document = json("scan", "--format", "json", "--today", "2026-05-01", file);

    assertThat(document.at("/findings")).isEmpty();
    assertThat(document.at("/suppressed").findValuesAsText("rule"))
        .containsExactly("HardcodedPin", "MissingBackupPin");
    JsonNode suppression = document.at("/suppressed/1/suppression");
    assertThat(suppression.at("/reason").asText()).isEqualTo("the backup comes");
    assertThat(suppression.at("/line").asInt()).isEqualTo(6);
    assertThat(Run.of("scan", "--today", "2026-05-02", file).out())
        .contains("MissingBackupPin", "StaleSuppression", "has ended on 2026-05-01");
  }

  @Test
  void whatSuppressesNothingIsNamed() throws IOException {
    Path file =
        workspace.write(
            NAME, CONFIG.replace("<!-- a licence -->", "<!-- pinlint:ignore UserTrustAnchors -->"));

    assertThat(Run.of("scan", file).out()).contains("suppresses nothing any more");
  }

  @Test
  void aSuppressionIsForItsOwnFile() throws IOException {
    workspace.write(
        NAME, CONFIG.replace("<!-- a licence -->", "<!-- pinlint:ignore MissingBackupPin -->"));
    workspace.write(NAME.replace("app/", "shop/"), CONFIG);

    assertThat(Run.of("scan", directory).out())
        .contains("shop/src/main/res/xml/net.xml\n", "6  warning  MissingBackupPin")
        .contains("1 suppressed in the code");
  }

  @Test
  void whatAndroidRefusesIsTold() throws IOException {
    workspace.write(NAME, CONFIG.replace("<pin-set>", "<domain>one.example</domain><pin-set>"));

    assertThat(Run.of("scan", directory).out())
        .contains("Android refuses it: line 6: one.example is there a second time");
  }

  @Test
  void whatIsNoXmlIsTold() throws IOException {
    String entity = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>";
    workspace.write("dtd.xml", CONFIG.replace("<!-- a licence -->", entity));
    workspace.write("broken.xml", CONFIG.replace("</pin-set>", ""));
    workspace.write("unrelated.xml", "<!DOCTYPE html><html>");
    Run run = Run.of("scan", directory);

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("dtd.xml: line 2: has a document type definition")
        .contains("broken.xml: line 9: </domain-config> ends nothing")
        .doesNotContain("unrelated");
    assertThat(Run.of("scan", directory.resolve("broken.xml")).status()).isEqualTo(2);
  }

  @Test
  void anyEncodingIsRead() throws IOException {
    Path file = directory.resolve("net.xml");
    Files.write(file, CONFIG.replace("utf-8", "utf-16").getBytes(UTF_16));

    assertThat(Run.of("scan", file).out()).contains("6  warning  MissingBackupPin");
  }

  @Test
  void settingsOfATeamAreData() throws IOException {
    Path knowledge =
        workspace.write(
            "own.txt",
            "library own com.acme:own\nsetting acme.http.trust-anybody is=yes off=chain\n");
    workspace.write("src/main/resources/a.yml", "acme:\n  http:\n    trustAnybody: \"yes\"\n");
    workspace.write("src/main/resources/b.yml", "# nothing\na: [\n");

    assertThat(Run.of("scan", directory).out()).contains("Found 0 errors, 0 warnings.");
    assertThat(Run.of("scan", "--knowledge", knowledge, directory).out())
        .contains("3  error  InsecureTrustApi  acme.http.trustAnybody=yes switches off");
  }

  @Test
  void aSuppressedSettingIsNoFinding() throws IOException {
    Path file =
        workspace.write(
            "application.yml",
            "# pinlint:ignore InsecureTrustApi for now\nquarkus:\n  tls:\n    trust-all: true\n");

    assertThat(Run.of("scan", file).out())
        .contains("Found 0 errors, 0 warnings; 1 suppressed in the code.");
  }

  @Test
  void pinsEndWithTheStartOfTheDay() throws IOException {
    Path file =
        workspace.write(NAME, CONFIG.replace("<pin-set>", "<pin-set expiration='2027-06-01'>"));
    assertThat(Run.of("scan", "--today", "2027-06-01", file).out())
        .contains("6  warning  ExpiredPin", "not enforced any more, since 2027-06-01");
    assertThat(Run.of("scan", "--today", "2027-05-31", file).out())
        .contains("6  warning  ExpiredPin", "enforced until 2027-06-01 only");
    assertThat(Run.of("scan", "--today", "2027-03-02", file).out()).contains("ExpiredPin");
    assertThat(Run.of("scan", "--today", "2027-03-01", file).out()).doesNotContain("ExpiredPin");
  }

  @Test
  void theInventoryHasPinsAndTheirEnd() throws IOException {
    Path file =
        workspace.write(NAME, CONFIG.replace("<pin-set>", "<pin-set expiration='2099-06-01'>"));
    assertThat(Run.of("inventory", file).out())
        .contains("one.example", "net.xml:6  until 2099-06-01", "ujZzC4yh");
    assertThat(json("inventory", "--format", "json", file).at("/hosts/0/governance/until").asText())
        .isEqualTo("2099-06-01");
  }
}

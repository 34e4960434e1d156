package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written beside pins, and where nothing is. */
final class UndocumentedPinTest {

  private static final String ALL = "owner: payments; reason: contract; review: 2027-01-31";

  private static final String CLIENT =
      """
      package a;

      import okhttp3.CertificatePinner;

      %s
      class Client {
        private static final int LIMIT = 1;
        %s
        private static final String PIN =
            "sha256/ujZzC4yh+yIKGzVzbACRzJvQ7Pqdh8Uu03UPTP+nRFs=";

        private int unused;

        %s
        CertificatePinner pinner() {
          CertificatePinner.Builder builder = new CertificatePinner.Builder();
          %s
          builder.add("one.example", PIN);
          return builder.build();
        }
      }
      """;

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(directory);
  }

  private List<String> messages(String today) throws IOException {
    JsonNode all =
        new ObjectMapper()
            .readTree(
                Run.of(
                        "scan",
                        "--format=json",
                        "--level=review",
                        "--rule=UndocumentedPin",
                        "--today=" + today,
                        directory.toString())
                    .out())
            .path("findings");
    List<String> messages = new ArrayList<>();
    all.forEach(
        one ->
            messages.add(
                "%s %s: %s"
                    .formatted(
                        one.at("/location/line").asInt(),
                        one.path("host").asText(),
                        one.path("message").asText())));
    return messages;
  }

  private void client(String onType, String onConstant, String onMethod, String onCall)
      throws IOException {
    workspace.write(
        "src/main/java/a/Client.java", CLIENT.formatted(onType, onConstant, onMethod, onCall));
  }

  @Test
  void pinsOfWhichNothingIsWrittenAreFound() throws IOException {
    client("", "", "", "");
    assertThat(messages("2026-11-22"))
        .containsExactly(
            "18 one.example: Beside this pin nobody has written down: owner, reason, review. Who"
                + " must act when the key changes will not know whom to ask.");
  }

  @Test
  void ruleIsOffUnlessAskedFor() throws IOException {
    client("", "", "", "");
    assertThat(Run.of("scan", "--level=review", directory.toString()).out())
        .contains("HardcodedPin")
        .doesNotContain("UndocumentedPin");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void commentMayStandAtCallConstantMethodAndType(int where) throws IOException {
    String[] notes = {"", "", "", ""};
    notes[where] = "// " + ALL;
    client(notes[0], notes[1], notes[2], notes[3]);
    assertThat(messages("2026-11-22")).isEmpty();
  }

  @Test
  void placesComplementEachOther() throws IOException {
    client("", "/** Owner: payments. Reason: contract */", "", "// a remark");
    assertThat(messages("2026-11-22")).singleElement().asString().contains("down: review.");
    client("", "/* owner: payments */", "", "// reason: contract; review: 2027-01");
    assertThat(messages("2026-11-22")).isEmpty();
  }

  @Test
  void annotationCountsAsWell() throws IOException {
    client(
        "",
        "",
        "@Pinned(owner = \"payments\", reason = \"contract\", review = \"2027-01-31\")",
        "");
    assertThat(messages("2026-11-22")).isEmpty();
    client("", "", "@Pinned(owner = \"payments\", reason = \"\")", "");
    assertThat(messages("2026-11-22")).singleElement().asString().contains("down: reason, review.");
  }

  /** A comment of something else is none of the pin's. */
  @Test
  void whatIsBetweenEndsTheSearch() throws IOException {
    client("", "", "", "// " + ALL + "\n    builder.hashCode();");
    assertThat(messages("2026-11-22")).hasSize(1);
  }

  @Test
  void dayOfReviewPasses() throws IOException {
    client("", "", "", "// " + ALL);
    assertThat(messages("2027-01-31")).isEmpty();
    assertThat(messages("2027-02-01"))
        .containsExactly(
            "18 one.example: What is pinned here was to be looked at again by 2027-01-31.");
    client("", "", "", "// owner: a; reason: b; review: 2027-02");
    assertThat(messages("2027-02-28")).isEmpty();
    assertThat(messages("2027-03-01")).hasSize(1);
    client("", "", "", "// owner: a; reason: b; review: each spring");
    assertThat(messages("2040-01-01")).isEmpty();
  }

  @Test
  void configurationHasCommentsToo() throws IOException {
    String config =
        """
        <network-security-config>
          %s
          <domain-config>
            <domain>one.example</domain>
            <pin-set>
              <pin digest="SHA-256">ujZzC4yh+yIKGzVzbACRzJvQ7Pqdh8Uu03UPTP+nRFs=</pin>
            </pin-set>
          </domain-config>
        </network-security-config>
        """;
    workspace.write("app/src/main/res/xml/net.xml", config.formatted(""));
    assertThat(messages("2026-11-22")).hasSize(1);
    workspace.write("app/src/main/res/xml/net.xml", config.formatted("<!-- " + ALL + " -->"));
    assertThat(messages("2026-11-22")).isEmpty();
  }

  @Test
  void suppressionIsHeededAndUsed() throws IOException {
    client("", "", "@SuppressTrustFinding(value = \"UndocumentedPin\", reason = \"x\")", "");
    assertThat(messages("2026-11-22")).isEmpty();
    assertThat(
            Run.of("scan", "--level=review", "--enable=UndocumentedPin", directory.toString())
                .out())
        .doesNotContain("StaleSuppression");
  }

  /** The columns of the inventory are the same notes. */
  @Test
  void inventoryShowsThem() throws IOException {
    client("", "// owner: payments", "@Pinned(reason = \"contract\")", "");
    JsonNode row =
        new ObjectMapper()
            .readTree(Run.of("inventory", "--format=json", directory.toString()).out())
            .at("/hosts/0/governance");
    assertThat(row.path("owner").asText()).isEqualTo("payments");
    assertThat(row.path("reason").asText()).isEqualTo("contract");
  }
}

package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that code and configuration of a project pin. */
final class PinDriftTest {

  private static final String ONE = "ujZzC4yh+yIKGzVzbACRzJvQ7Pqdh8Uu03UPTP+nRFs=";
  private static final String TWO = "VK24V1qJR8KJ3RIj1Xd0KXZbAxf19NwN8Oe6j0SdJgM=";
  private static final String THREE = "+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXY=";

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(directory);
  }

  private void code(String arguments) throws IOException {
    workspace.write(
        "app/src/main/java/T.java",
        """
        import okhttp3.CertificatePinner;
        class T {
          CertificatePinner pinner(String given) {
            return new CertificatePinner.Builder()
                .add("%s)
                .build();
          }
        }
        """
            .formatted(arguments));
  }

  private void configuration(String sourceSet, String... pins) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String pin : pins) {
      all.append("<pin digest='SHA-256'>").append(pin).append("</pin>\n");
    }
    workspace.write(
        "app/src/" + sourceSet + "/res/xml/net.xml",
        "<network-security-config><domain-config>\n<domain>shop.example</domain>\n<pin-set>\n"
            + all
            + "</pin-set></domain-config></network-security-config>");
  }

  private JsonNode findings() throws IOException {
    String report =
        Run.of("scan", "--format", "json", "--rule", "PinDrift", directory.toString()).out();
    return new ObjectMapper().readTree(report).at("/findings");
  }

  @Test
  void otherKeysAreReportedInTheCode() throws IOException {
    code("shop.example\", \"sha256/" + ONE + "\", \"sha256/" + TWO + "\"");
    configuration("main", ONE, THREE);

    assertThat(findings()).hasSize(1);
    JsonNode finding = findings().get(0);
    assertThat(finding.at("/location/line").asInt()).isEqualTo(5);
    assertThat(finding.at("/host").asText()).isEqualTo("shop.example");
    assertThat(finding.at("/message").asText()).contains(TWO).contains(THREE);
    assertThat(finding.at("/related/0/location/file").asText()).endsWith("net.xml");
    assertThat(finding.at("/related/0/location/line").asInt()).isEqualTo(3);
  }

  @Test
  void sameKeysAreNot() throws IOException {
    code("SHOP.example\", \"sha256/" + TWO.replace("=", "") + "\", \"sha256/" + ONE + "\"");
    configuration("main", ONE, TWO);

    assertThat(findings()).isEmpty();
  }

  @Test
  void otherHostsUnknownPinsAndBuildsOfDevelopmentAreNot() throws IOException {
    configuration("main", ONE, THREE);
    code("other.example\", \"sha256/" + ONE + "\", \"sha256/" + TWO + "\"");
    assertThat(findings()).isEmpty();

    code("shop.example\", \"sha256/" + ONE + "\", given");
    assertThat(findings()).isEmpty();
  }

  @Test
  void buildsOfDevelopmentAreNot() throws IOException {
    code("shop.example\", \"sha256/" + ONE + "\", \"sha256/" + TWO + "\"");
    configuration("debug", ONE, THREE);

    assertThat(findings()).isEmpty();
  }
}

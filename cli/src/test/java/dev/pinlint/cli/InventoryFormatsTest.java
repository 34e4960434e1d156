package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the formats of an inventory that other programs read. */
final class InventoryFormatsTest {

  private static final Path ROOT = Path.of(System.getProperty("pinlint.root", ".."));

  private static final Path ESTATE = ROOT.resolve("testdata/estate");

  @TempDir private Path directory;

  private static String inventory(String format, Object... paths) {
    Object[] all = new Object[paths.length + 5];
    all[0] = "inventory";
    all[1] = "--format";
    all[2] = format;
    all[3] = "--today";
    all[4] = "2026-11-22";
    System.arraycopy(paths, 0, all, 5, paths.length);
    return Run.of(all).out();
  }

  private static JsonNode bom(Path... paths) throws IOException, ParseException {
    String text = inventory("cyclonedx", (Object[]) paths);
    assertThat(new JsonParser().validate(text.getBytes(UTF_8), Version.VERSION_16)).isEmpty();
    return new ObjectMapper().readTree(text);
  }

  private static JsonNode component(JsonNode bom, String name, String value) {
    for (JsonNode component : bom.at("/components")) {
      if (component.at("/name").asText().equals(name) && component.toString().contains(value)) {
        return component;
      }
    }
    throw new AssertionError(name);
  }

  @Test
  void cycloneDxHasPinsThatDependOnKeysAndAlgorithms() throws IOException, ParseException {
    JsonNode bom = bom(ESTATE);
    JsonNode pin =
        component(
            bom, "pin of pay.second-bank.test", "jQJTbIh0grw0/1TkHSumWb+Fs0Ggogr621gT3PvPKG0=");
    assertThat(pin.at("/type").asText()).isEqualTo("cryptographic-asset");
    assertThat(pin.at("/cryptoProperties/assetType").asText()).isEqualTo("related-crypto-material");
    JsonNode material = pin.at("/cryptoProperties/relatedCryptoMaterialProperties");
    assertThat(material.at("/type").asText()).isEqualTo("digest");
    assertThat(material.at("/algorithmRef").asText()).isEqualTo("algorithm:sha-256");
    assertThat(pin.at("/evidence/occurrences/0/location").asText()).endsWith("BankGateway.java");
    assertThat(pin.at("/evidence/occurrences/0/line").asInt()).isEqualTo(22);
    assertThat(property(pin, "pinlint:risk")).isEqualTo("50");
    assertThat(property(pin, "pinlint:backups")).isEqualTo("1");
    assertThat(property(pin, "pinlint:mechanism")).isEqualTo("okhttp");
    assertThat(property(pin, "pinlint:owner")).isEqualTo("unknown");
    JsonNode key = component(bom, "the key of the intermediate R3 of Let's Encrypt", "public-key");
    assertThat(needs(bom, pin)).contains("algorithm:sha-256", key.at("/bom-ref").asText());
  }

  @Test
  void cycloneDxHasTheCertificatesInTheCode() throws IOException, ParseException {
    JsonNode bom = bom(ESTATE);
    JsonNode certificate =
        component(bom, "CN=Pinlint Test Old Intermediate,O=Pinlint Test", "\"certificate\"");
    assertThat(certificate.at("/cryptoProperties/certificateProperties/notValidAfter").asText())
        .isEqualTo("2019-12-31T00:00:00Z");
    assertThat(certificate.at("/evidence/occurrences/0/location").asText())
        .endsWith("MailRelay.java");
  }

  private static String property(JsonNode component, String name) {
    for (JsonNode property : component.at("/properties")) {
      if (property.at("/name").asText().equals(name)) {
        return property.at("/value").asText();
      }
    }
    throw new AssertionError(name);
  }

  private static List<String> needs(JsonNode bom, JsonNode component) {
    for (JsonNode dependency : bom.at("/dependencies")) {
      if (dependency.at("/ref").equals(component.at("/bom-ref"))) {
        return new ObjectMapper().convertValue(dependency.at("/dependsOn"), List.class);
      }
    }
    throw new AssertionError(component);
  }

  @Test
  void whateverIsPinnedMakesAValidDocument() throws IOException, ParseException {
    Path fixtures = ROOT.resolve("testdata/src/main/java/fixtures");
    for (String rule :
        List.of("hardcodedpin", "malformedpin", "handrolledpin", "weakpindigest", "expiredpin")) {
      assertThat(bom(fixtures.resolve(rule)).at("/components")).isNotEmpty();
    }
    assertThat(bom(new Workspace(directory).write("A.java", "class A {}")).at("/components"))
        .isEmpty();
    assertThat(inventory("cyclonedx", ESTATE)).isEqualTo(inventory("cyclonedx", ESTATE));
  }

  @Test
  void csvHasALineForEachWay() throws IOException {
    List<String> lines = List.of(inventory("csv", ESTATE).split("\r\n", -1));
    assertThat(lines.get(0))
        .startsWith("repository,artifact,artifactKind,sourceSet,host,mechanism");
    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith(
                        "estate,test.example:payments,service,main,api.example.test,okhttp,")
                    && line.contains(",payments team,\"contract of 2019, clause 7.3\","));
    // The head, nine ways, and what stands after the last end of line.
    assertThat(lines).hasSize(11);
    Path hostile =
        new Workspace(directory)
            .write(
                "Hostile.java",
                """
                class Hostile {
                  Object a() {
                    // owner: =cmd|' /C calc'!A0
                    return new okhttp3.CertificatePinner.Builder().add("+a\\"b", "sha256/x,y").build();
                  }
                }
                """);
    assertThat(inventory("csv", hostile))
        .contains(",\"'+a\"\"b\",okhttp,")
        .contains(",'=cmd|' /C calc'!A0,");
  }
}

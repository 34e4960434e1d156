package dev.pinlint.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Pins of libraries for Android, whose classes are on no class path here: in sources, without one.
 */
final class PlatformPinsTest {

  private static final String DIGEST = "+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXY=";
  private static final String OTHER = "/cEqvwIhoO9qA9unSEYiTDvW6SHCgTQv40X5zkR6ufU=";

  private static List<Finding> findings(String imports, String body) {
    String text =
        imports
            + "\nimport java.util.*;\nimport java.util.Base64;\nclass T {\n"
            + body.replace("DIGEST", DIGEST).replace("OTHER", OTHER)
            + "\n}\n";
    return Analysis.of(
            SourceFrontEnd.lower(
                    List.of(new SourceFile("T.java", text)), new Platform(), Knowledge.builtIn())
                .types(),
            new Platform())
        .findings();
  }

  private static List<String> rules(String imports, String body) {
    return findings(imports, body).stream().map(Finding::rule).sorted().toList();
  }

  @Test
  void bytesOfHttpEngineAreAPin() {
    List<Finding> findings =
        findings(
            "import android.net.http.HttpEngine;",
            """
            HttpEngine engine(android.content.Context context, java.time.Instant end) {
              HttpEngine.Builder builder = new HttpEngine.Builder(context);
              Set<byte[]> pins = new HashSet<>();
              pins.add(Base64.getDecoder().decode("DIGEST"));
              builder.addPublicKeyPins("shop.example", pins, true, end);
              return builder.build();
            }
            """);

    assertThat(findings)
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder("HardcodedPin", "MissingBackupPin");
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.host()).isEqualTo("shop.example");
              assertThat(finding.pins()).containsExactly("sha256/" + DIGEST);
            });
  }

  @Test
  void twoDigestsAreABackup() {
    assertThat(
            rules(
                "import org.chromium.net.CronetEngine;",
                """
                CronetEngine engine(android.content.Context context, Date end) {
                  Set<byte[]> pins = new HashSet<>();
                  pins.add(Base64.getDecoder().decode("DIGEST"));
                  pins.add(Base64.getDecoder().decode("OTHER"));
                  return new CronetEngine.Builder(context)
                      .addPublicKeyPins("shop.example", pins, false, end)
                      .build();
                }
                """))
        .containsExactly("HardcodedPin");
  }

  @Test
  void pinsThatAreNotKnownAreNoFinding() {
    assertThat(
            rules(
                "import org.chromium.net.CronetEngine;",
                """
                CronetEngine engine(CronetEngine.Builder builder, Set<byte[]> pins, Date end) {
                  builder.addPublicKeyPins("shop.example", pins, false, end);
                  return builder.build();
                }
                Set<byte[]> field;
                CronetEngine other(android.content.Context context, Date end) {
                  return new CronetEngine.Builder(context)
                      .addPublicKeyPins("shop.example", field, false, end)
                      .build();
                }
                """))
        .isEmpty();
  }

  @Test
  void aDigestOfAnotherLengthIsRefused() {
    assertThat(
            findings(
                "import android.net.http.HttpEngine;",
                """
                void pin(HttpEngine.Builder builder, java.time.Instant end) {
                  builder.addPublicKeyPins(
                      "shop.example",
                      Collections.singleton(new byte[] {1, 2, 3, 4, 5}),
                      true,
                      end);
                }
                """))
        .filteredOn(finding -> finding.rule().equals("MalformedPin"))
        .extracting(Finding::messageKey)
        .containsExactly("refused-length");
  }

  @Test
  void bypassOfPinsIsReportedWhereItIsChosen() {
    String body =
        """
        void set(CronetEngine.Builder builder) {
          builder.enablePublicKeyPinningBypassForLocalTrustAnchors(%s);
        }
        """;
    String imports = "import org.chromium.net.CronetEngine;";

    assertThat(findings(imports, body.formatted("true")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("BypassedPin");
              assertThat(finding.level()).isEqualTo(Level.WARNING);
              assertThat(finding.message()).contains("Builder.enablePublicKeyPinningBypass");
            });
    assertThat(findings(imports, body.formatted("false"))).isEmpty();
    assertThat(findings(imports, body.formatted("Boolean.getBoolean(\"bypass\")"))).isEmpty();
  }

  @Test
  void trustKitsPolicies() {
    String imports = "import com.datatheorem.android.trustkit.config.*;";

    assertThat(
            rules(
                imports,
                """
                void policy(DomainPinningPolicy.Builder builder) {
                  builder.setPublicKeyHashes(new HashSet<>(Arrays.asList("DIGEST", "OTHER")));
                  builder.setShouldEnforcePinning(false);
                }
                """))
        .containsExactly("BypassedPin", "HardcodedPin");
    assertThat(rules(imports, "PublicKeyPin pin() { return new PublicKeyPin(\"sha256/DIGEST\"); }"))
        .containsExactly("HardcodedPin", "MalformedPin");
    assertThat(rules(imports, "PublicKeyPin pin(String p) { return new PublicKeyPin(p); }"))
        .isEmpty();
  }

  @Test
  void androidPinning() {
    String imports = "import org.thoughtcrime.ssl.pinning.*;";

    assertThat(
            rules(
                imports,
                """
                Object manager(SystemKeyStore store) {
                  String[] pins = {"40c5401d6f8cbaf08b00edefb1ee87d005b3b9cd"};
                  return new PinningTrustManager(store, pins, 0);
                }
                """))
        .containsExactly("HardcodedPin", "WeakPinDigest");
    assertThat(
            rules(
                imports,
                "Object m(SystemKeyStore s, String[] p) { return new PinningTrustManager(s, p, 0);"
                    + " }"))
        .isEmpty();
  }
}

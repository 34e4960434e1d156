package dev.pinlint.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.facts.PinSite.Origin;
import dev.pinlint.facts.PinSite.Pin;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which calls hand over pins, and what is known of them. */
final class PinSiteTest {

  private static final String PIN = "sha256/+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXY=";
  private static final String OTHER = "sha256//cEqvwIhoO9qA9unSEYiTDvW6SHCgTQv40X5zkR6ufU=";

  @Test
  void callIsAFactWithoutAPinner() {
    PinSite site =
        only("void f(CertificatePinner.Builder builder) { builder.add(\"A.example\", \"PIN\"); }");

    assertThat(site.host()).isEqualTo("a.example");
    assertThat(site.format()).isEqualTo("okhttp3-pin");
    assertThat(site.isOpen()).isFalse();
    assertThat(site.related()).isEmpty();
    assertThat(site.location().anchor()).hasToString("T#f(Builder) > add 0");
    assertThat(site.pins()).extracting(Pin::text).containsExactly(PIN);
    assertThat(site.pins()).extracting(Pin::origin).containsExactly(Origin.CONSTANT);
    assertThat(site.pins().get(0).algorithm()).contains("SHA-256");
    assertThat(site.pins().get(0).flaw()).isEmpty();
  }

  @Test
  void pinsOfUnknownCallersAreOneFactAndNoFinding() {
    Analysis analysis =
        analysis(
            """
            static void f(String host, String pin) {
              new CertificatePinner.Builder().add(host, pin);
            }
            """,
            LibraryVersions.UNKNOWN);

    assertThat(analysis.facts().pinSites())
        .singleElement()
        .satisfies(
            site -> {
              assertThat(site.host()).isEqualTo("<parameter 0>");
              assertThat(site.pins()).extracting(Pin::origin).containsExactly(Origin.CALLER);
              assertThat(site.pins()).extracting(Pin::text).containsExactly("<parameter 1>");
            });
    assertThat(analysis.findings()).isEmpty();
  }

  @Test
  void factsOfAHelperAreWhereItIsCalled() {
    List<PinSite> sites =
        sites(
            """
            void one(CertificatePinner.Builder b) { pin(b, "one.example", "PIN"); }
            void two(CertificatePinner.Builder b) { pin(b, "two.example", System.getenv("P")); }
            void pin(CertificatePinner.Builder b, String host, String pin) {
              b.add(host, pin);
            }
            """);

    assertThat(sites)
        .extracting(site -> site.location().anchor().toString())
        .containsExactlyInAnyOrder("T#one(Builder) > pin 0", "T#two(Builder) > pin 0");
    assertThat(sites)
        .allSatisfy(
            site ->
                assertThat(site.related())
                    .singleElement()
                    .satisfies(
                        step -> {
                          assertThat(step.member().name()).isEqualTo("pin");
                          assertThat(step.line()).isEqualTo(6);
                          assertThat(step.text()).contains("Builder");
                        }));
  }

  @Test
  void helperThatIsCalledInOnePlaceOnlyKeepsNothingForItself() {
    assertThat(
            sites(
                """
                void outer(CertificatePinner.Builder b) { middle(b, "PIN"); }
                void middle(CertificatePinner.Builder b, String pin) { inner(b, pin); }
                void inner(CertificatePinner.Builder b, String pin) { b.add("a.example", pin); }
                """))
        .singleElement()
        .extracting(site -> site.location().anchor().toString())
        .isEqualTo("T#outer(Builder) > middle 0");
  }

  @Test
  void constantInAHelperIsThere() {
    assertThat(
            sites(
                """
                void outer(CertificatePinner.Builder b) { inner(b); }
                void inner(CertificatePinner.Builder b) { b.add("a.example", "PIN"); }
                """))
        .singleElement()
        .extracting(site -> site.location().anchor().toString())
        .isEqualTo("T#inner(Builder) > add 0");
  }

  @Test
  void recursionEnds() {
    List<PinSite> sites =
        sites(
            """
            void start(CertificatePinner.Builder b, String[] hosts) { all(b, hosts, 0); }
            void all(CertificatePinner.Builder b, String[] hosts, int i) {
              if (i < hosts.length) {
                b.add(hosts[i], "PIN");
                all(b, hosts, i + 1);
              }
            }
            """);

    assertThat(sites).isNotEmpty();
    assertThat(sites)
        .allSatisfy(site -> assertThat(site.constants()).extracting(Pin::text).contains(PIN));
  }

  @Test
  void recursiveHelperOfUnknownCallersIsThere() {
    assertThat(
            sites(
                """
                void all(CertificatePinner.Builder b, String[] pins, int i) {
                  if (i < pins.length) {
                    b.add("a.example", pins[i]);
                    all(b, pins, i + 1);
                  }
                }
                """))
        .isNotEmpty()
        .allSatisfy(
            site -> assertThat(site.pins()).extracting(Pin::origin).contains(Origin.CALLER));
  }

  @Test
  void oneOfTwoHostsIsAFactForEach() {
    assertThat(
            sites(
                """
                void f(CertificatePinner.Builder b, boolean eu) {
                  b.add(eu ? "eu.example" : "us.example", "PIN");
                }
                """))
        .extracting(PinSite::host)
        .containsExactlyInAnyOrder("eu.example", "us.example");
  }

  @Test
  void pathsOfOneCallAreOneFact() {
    assertThat(
            only("""
            void f(CertificatePinner.Builder b, boolean eu) {
              String pin = System.getenv("P");
              if (eu) {
                pin = "PIN";
              }
              b.add("a.example", pin);
            }
            """)
                .pins())
        .extracting(Pin::origin)
        .containsExactlyInAnyOrder(Origin.CONSTANT, Origin.UNKNOWN);
  }

  @Test
  void whatIsCertainlyInAnOpenListCounts() {
    PinSite site =
        only(
            """
            void f(CertificatePinner.Builder b, java.util.List<String> configured) {
              java.util.List<String> pins = new java.util.ArrayList<>();
              pins.add("PIN");
              pins.addAll(configured);
              b.add("a.example", pins.toArray(new String[0]));
            }
            """);

    assertThat(site.isOpen()).isTrue();
    assertThat(site.constants()).extracting(Pin::text).containsExactly(PIN);
  }

  @Test
  void whatUnseenCodeMayHaveReplacedDoesNot() {
    PinSite site =
        only(
            """
            void f(CertificatePinner.Builder b, java.util.function.Consumer<String[]> change) {
              String[] pins = {"PIN", "OTHER"};
              change.accept(pins);
              b.add("a.example", pins);
            }
            """);

    assertThat(site.isOpen()).isTrue();
    assertThat(site.constants()).isEmpty();
  }

  @Test
  void elementThatAStoreMayHaveReplacedIsOneOfTwo() {
    PinSite site =
        only(
            """
            void f(CertificatePinner.Builder b, int i) {
              String[] pins = {"PIN"};
              pins[i] = "OTHER";
              b.add("a.example", pins);
            }
            """);

    assertThat(site.constants()).extracting(Pin::text).containsExactlyInAnyOrder(PIN, OTHER);
  }

  @Test
  void versionThatIsKnownSaysWhatIsRefused() {
    String body = "void f(CertificatePinner.Builder b) { b.add(\"a.example\", \"PIN\"); }";

    assertThat(malformed(body, "3.1.2")).containsExactly("refused-algorithm");
    assertThat(malformed(body, "3.2.0")).isEmpty();
    assertThat(malformed(body, "4.12.0")).isEmpty();
  }

  private static List<String> malformed(String body, String version) {
    LibraryVersions versions = new LibraryVersions(Map.of("com.squareup.okhttp3:okhttp", version));
    return analysis(body, versions).findings().stream()
        .filter(finding -> finding.rule().equals("MalformedPin"))
        .map(Finding::messageKey)
        .toList();
  }

  private static PinSite only(String body) {
    List<PinSite> sites = sites(body);
    assertThat(sites).hasSize(1);
    return sites.get(0);
  }

  private static List<PinSite> sites(String body) {
    return analysis(body, LibraryVersions.UNKNOWN).facts().pinSites();
  }

  /** The body of a class {@code T}; its first line is line 3. */
  private static Analysis analysis(String body, LibraryVersions versions) {
    String text =
        "import okhttp3.CertificatePinner;\nclass T {\n"
            + body.replace("\"PIN\"", '"' + PIN + '"').replace("\"OTHER\"", '"' + OTHER + '"')
            + "}\n";
    return Analysis.of(
        SourceFrontEnd.lower(
                List.of(new SourceFile("T.java", text)), new Platform(), Knowledge.builtIn())
            .types(),
        new Platform(),
        new Settings(Knowledge.builtIn(), versions));
  }
}

package dev.pinlint.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pinlint.pins.PatternReading.Fate;
import dev.pinlint.pins.RealPinner.Answer;
import dev.pinlint.pins.RealPinner.Pinned;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds each sentence about OkHttp that rules rely on to OkHttp itself: its own pinner is made and
 * given the chain of the test PKI.
 */
final class OkHttpSemanticsTest {

  /** The pins of the chain, and of a key that is not in it, as the test PKI's table has them. */
  private static final String LEAF = "sha256/K+QDob3Nm2o9O9Z7r5oeqOoQIOdIfLJ4E1aH3VDTMQM=";

  private static final String LEAF_HEX =
      "2be403a1bdcd9b6a3d3bd67baf9a1ea8ea1020e7487cb278135687dd50d33103";
  private static final String LEAF_SHA1 = "sha1/dJEZKsoFn/CQEUCShMk9xJlQr+4=";
  private static final String INTERMEDIATE = "sha256/HRSoV2+EW+U17k7yBTg9BUEfhGxx6wKR0yk+IHxyTIg=";
  private static final String LEAF_CERTIFICATE =
      "sha256/" + base64("fde5fbc42ba1a517e1ec94582153cc6d7543b7f03cee349f92e889536f4b86a2");
  private static final String OTHER = "sha256/Hzm+hlhIq37qXDcdzwiEsNlpMP209xWFhz5V9OQHRRM=";
  private static final String OTHER_SHA1 = "sha1/e2WAujl6cnecBsUUYibL6h6HzDM=";

  private static String base64(String hex) {
    return java.util.Base64.getEncoder().encodeToString(java.util.HexFormat.of().parseHex(hex));
  }

  /** Patterns, each with a host that it looks as if it were for. */
  private static final Map<String, String> PATTERNS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("e.com", "e.com"),
              Map.entry("a.e.com", "a.e.com"),
              Map.entry("*.e.com", "a.e.com"),
              Map.entry("**.e.com", "b.a.e.com"),
              Map.entry("**.a.e.com", "a.e.com"),
              Map.entry("*.com", "e.com"),
              Map.entry("*", "e.com"),
              Map.entry("**", "e.com"),
              Map.entry("a.*.com", "a.e.com"),
              Map.entry("*.e.*", "a.e.com"),
              Map.entry("*e.com", "e.com"),
              Map.entry("***.e.com", "a.e.com"),
              Map.entry("https://e.com", "e.com"),
              Map.entry("https://e.com/", "e.com"),
              Map.entry("e.com:443", "e.com"),
              Map.entry("e.com/", "e.com"),
              Map.entry("E.com", "e.com"),
              Map.entry("*.E.com", "a.e.com"),
              Map.entry("", "e.com"),
              Map.entry(" e.com", "e.com"),
              Map.entry("localhost", "localhost"),
              Map.entry("127.0.0.1", "127.0.0.1")));

  private static Fate fate(Answer answer) {
    return switch (answer) {
      case REFUSES -> Fate.REFUSED;
      case REJECTS -> Fate.MATCHES;
      case ACCEPTS -> Fate.NEVER;
    };
  }

  private static HostPatterns patterns(String version) {
    return version.startsWith("2.")
        ? HostPatterns.named("okhttp2-host")
        : HostPatterns.named("okhttp3-host", coordinates -> Optional.of(version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.7.5", "3.0.0", "3.2.0", "3.3.0", "3.4.0", "3.11.0", "3.12.13", "3.14.9", "4.0.0",
        "4.2.2", "4.3.0", "4.12.0", "5.1.0", "5.5.1"
      })
  void patternsMatchNeverMatchOrAreRefused(String version) {
    RealPinner pinner = RealPinner.of(version);
    Map<String, Fate> real = new TreeMap<>();
    Map<String, Fate> told = new TreeMap<>();
    PATTERNS.forEach(
        (pattern, host) -> {
          real.put(pattern, fate(pinner.check(host, Pinned.of(pattern, OTHER_SHA1))));
          told.put(pattern, patterns(version).read(pattern).fate());
        });
    assertThat(told).isEqualTo(real);
  }

  /** The pins of all patterns for a host are united; any certificate of the chain will do. */
  @ParameterizedTest
  @ValueSource(strings = {"3.2.0", "3.14.9", "4.3.0", "4.12.0", "5.5.1"})
  void patternsAreUnited(String version) {
    RealPinner pinner = RealPinner.of(version);
    Pinned host = Pinned.of("a.e.com", OTHER);
    assertThat(pinner.check("a.e.com", host)).isEqualTo(Answer.REJECTS);
    assertThat(pinner.check("b.e.com", host)).isEqualTo(Answer.ACCEPTS);
    assertThat(pinner.check("a.e.com", host, Pinned.of("*.e.com", LEAF))).isEqualTo(Answer.ACCEPTS);
    assertThat(pinner.check("a.e.com", host, Pinned.of("a.e.com", INTERMEDIATE)))
        .isEqualTo(Answer.ACCEPTS);
    assertThat(pinner.check("a.e.com", host, Pinned.of("*.com", LEAF))).isEqualTo(Answer.REJECTS);
    assertThat(pinner.check("a.e.com", Pinned.of("a.e.com", OTHER, LEAF)))
        .isEqualTo(Answer.ACCEPTS);
    assertThat(pinner.check("a.e.com", Pinned.of("a.e.com", OTHER, OTHER)))
        .isEqualTo(Answer.REJECTS);
    assertThat(pinner.check("e.com", Pinned.of("*.e.com", OTHER))).isEqualTo(Answer.ACCEPTS);
    assertThat(pinner.check("b.a.e.com", Pinned.of("*.e.com", OTHER))).isEqualTo(Answer.ACCEPTS);
    boolean knowsTwoStars = !version.startsWith("3.");
    assertThat(pinner.check("a.e.com", host, Pinned.of("**.e.com", LEAF)))
        .isEqualTo(knowsTwoStars ? Answer.ACCEPTS : Answer.REJECTS);
    assertThat(patterns(version).covers("*.e.com", "a.e.com")).isTrue();
    assertThat(patterns(version).covers("*.com", "a.e.com")).isFalse();
  }

  /** What has a flaw throws or is compared in vain, and what has none matches. */
  @ParameterizedTest
  @ValueSource(strings = {"3.2.0", "3.12.13", "4.0.0", "4.12.0", "5.5.1"})
  void pinsMatchNeverMatchOrAreRefused(String version) {
    RealPinner pinner = RealPinner.of(version);
    PinFormats format = PinFormats.named("okhttp3-pin", coordinates -> Optional.of(version));
    for (String pin :
        new String[] {
          LEAF,
          LEAF_SHA1,
          INTERMEDIATE,
          LEAF.replace("=", ""),
          LEAF.replace("+", "-"),
          LEAF + "\n",
          LEAF.substring(0, 30) + "\n" + LEAF.substring(30),
        }) {
      assertThat(tuple(pin, pinner.check("e.com", Pinned.of("e.com", pin))))
          .isEqualTo(tuple(pin, Answer.ACCEPTS));
      assertThat(format.read(pin, Optional.empty()).flaw()).as(pin).isEmpty();
    }
    for (String pin :
        new String[] {
          "sha256/" + LEAF_HEX,
          LEAF.substring(0, 31),
          "sha256/",
          "sha256/" + "A".repeat(43) + "=",
          LEAF_CERTIFICATE
        }) {
      assertThat(tuple(pin, pinner.check("e.com", Pinned.of("e.com", pin))))
          .isEqualTo(tuple(pin, Answer.REJECTS));
      if (!pin.equals(LEAF_CERTIFICATE)) { // whose digest it is the form does not tell
        assertThat(format.read(pin, Optional.empty()).flaw().filter(flaw -> !flaw.isRefused()))
            .as(pin)
            .isPresent();
      }
    }
    for (String pin :
        new String[] {
          LEAF.replace("sha256/", "SHA256/"),
          LEAF.replace("sha256/", "sha256:"),
          LEAF.substring(7),
          " " + LEAF,
          "sha256/!!!"
        }) {
      assertThat(tuple(pin, pinner.check("e.com", Pinned.of("e.com", pin))))
          .isEqualTo(tuple(pin, Answer.REFUSES));
      assertThat(format.read(pin, Optional.empty()).flaw().filter(PinFlaw::isRefused))
          .as(pin)
          .isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.7.5", "3.0.0"})
  void beforeSha256ItThrows(String version) {
    RealPinner pinner = RealPinner.of(version);
    assertThat(pinner.check("e.com", Pinned.of("e.com", LEAF))).isEqualTo(Answer.REFUSES);
    assertThat(pinner.check("e.com", Pinned.of("e.com", LEAF_SHA1))).isEqualTo(Answer.ACCEPTS);
  }

  /** Without the platform's anchors those that are added are the only ones. */
  @Test
  void handshakeCertificatesTrustThePlatformsAnchorsIfToldTo() throws Exception {
    X509Certificate own = (X509Certificate) RealPinner.CHAIN.get(2);
    assertThat(RealPinner.anchors(own, false)).containsExactly(own);
    assertThat(RealPinner.anchors(own, true)).contains(own).hasSizeGreaterThan(10);
  }
}

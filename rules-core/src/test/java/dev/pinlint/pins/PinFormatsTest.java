package dev.pinlint.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests {@link PinFormats} against what OkHttp 2.1.0, 2.7.5, 3.1.2, 3.2.0, 3.14.9, 4.12.0 and Netty
 * 4.1.115 did with the same texts.
 */
final class PinFormatsTest {

  private static final PinFormats OKHTTP = PinFormats.named("okhttp3-pin");

  /** A digest of 32 bytes, one of 20. */
  private static final String SHA_256 = "+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXY=";

  private static final String SHA_1 = "+yBFao+02f4jSG2St9wBJktwlbo=";

  private static final String SHA_256_HEX =
      "fb20456a8fb4d9fe23486d92b7dc01264b7095badf04294e7398bde2072c5176";

  private static final String SHA_1_HEX = "fb20456a8fb4d9fe23486d92b7dc01264b7095ba";

  // ---- OkHttp ----

  @ParameterizedTest
  @CsvSource({
    "sha256/AAAA=, sha256/AAAA",
    "sha256/AAA==, sha256/AAA",
    "sha256/a-b_, sha256/a+b/",
    "sha256/-_-_, sha256/+/+/",
    "'sha256/AA AA', sha256/AAAA",
    "'sha256/AA\nAA', sha256/AAAA",
    "'sha256/AA\t\r\nAA ', sha256/AAAA",
    "sha1/AAAA=, sha1/AAAA",
    // the last letter has two bits too many
    "sha256/AAE, sha256/AAF",
  })
  void paddingAlphabetAndWhiteSpaceMakeNoOtherPin(String one, String other) {
    assertThat(canonical(one)).isEqualTo(canonical(other));
  }

  @ParameterizedTest
  @CsvSource({
    "sha256/AAAA, sha1/AAAA",
    "sha256/AAAA, sha256/aaaa",
    "sha256/AAAA, sha256/AAAAAAAA",
    "sha256/AA/A, sha256/AA+A",
    "sha256/AAAA, SHA256/AAAA",
    "sha256/ab, sha256ab",
    "'', sha256/",
  })
  void algorithmLettersAndLengthDo(String one, String other) {
    assertThat(canonical(one)).isNotEqualTo(canonical(other));
  }

  @Test
  void canonicalFormIsItsOwn() {
    assertThat(canonical(canonical("sha256/a-b_ c==="))).isEqualTo(canonical("sha256/a-b_ c==="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256/" + SHA_256,
        "sha1/" + SHA_1,
        // no padding, too much of it, white space, the URL-safe alphabet
        "sha256/+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXY",
        "sha256/" + SHA_256 + "==",
        "sha256/" + SHA_256 + " ",
        "sha256/ " + SHA_256,
        "sha256/" + SHA_256 + "\n",
        "sha256/-yBFao-02f4jSG2St9wBJktw\tlbrfBClO c5i94gcsUXY=",
        // the bits of the last letter that fill no byte
        "sha256/+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXZ=",
        // starts with a slash of its own
        "sha256//cEqvwIhoO9qA9unSEYiTDvW6SHCgTQv40X5zkR6ufU=",
      })
  void pinThatMatchesHasNoFlaw(String pin) {
    assertThat(OKHTTP.read(pin, Optional.empty()).flaw()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', REFUSED_PREFIX",
    "sha256, REFUSED_PREFIX",
    "SHA256/" + SHA_256 + ", REFUSED_PREFIX",
    "sha256:" + SHA_256 + ", REFUSED_PREFIX",
    "sha-256/" + SHA_256 + ", REFUSED_PREFIX",
    "sha512/" + SHA_256 + ", REFUSED_PREFIX",
    "' sha256/" + SHA_256 + "', REFUSED_PREFIX",
    SHA_256 + ", REFUSED_PREFIX",
    "sha256/!!!, REFUSED_ALPHABET",
    "sha256/..., REFUSED_ALPHABET",
    "sha256/a, REFUSED_ALPHABET",
    "sha256/abcde, REFUSED_ALPHABET",
    "sha256/+yBFao+02f4jSG2St9wB=JktwlbrfBClOc5i94gcsUXY=, REFUSED_ALPHABET",
    "sha256/\u00e9, REFUSED_ALPHABET",
    "'sha256/" + SHA_256 + "\f', REFUSED_ALPHABET",
    "'sha256/" + SHA_256 + "\u00a0', REFUSED_ALPHABET",
    "sha256/fb:20:45, REFUSED_ALPHABET",
    "sha256/, UNMATCHED_LENGTH",
    "sha256/=, UNMATCHED_LENGTH",
    "sha256/AAAA, UNMATCHED_LENGTH",
    "sha256/" + SHA_1 + ", UNMATCHED_LENGTH",
    "sha1/" + SHA_256 + ", UNMATCHED_LENGTH",
    "sha256/+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXYA, UNMATCHED_LENGTH",
    "sha256/" + SHA_256_HEX + ", UNMATCHED_HEX",
    "sha1/" + SHA_1_HEX + ", UNMATCHED_HEX",
    "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, PLACEHOLDER",
    "sha256/BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB=, PLACEHOLDER",
    "sha256/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, PLACEHOLDER",
    "sha256/0123456789012345678901234567890123456789012=, PLACEHOLDER",
    "sha1/AAAAAAAAAAAAAAAAAAAAAAAAAAA=, PLACEHOLDER",
  })
  void pinThatCanNeverMatchHasOne(String pin, PinFlaw flaw) {
    assertThat(OKHTTP.read(pin, Optional.empty()).flaw()).contains(flaw);
  }

  @Test
  void algorithmIsKnownByThePrefix() {
    assertThat(OKHTTP.read("sha1/" + SHA_1, Optional.empty()).algorithm())
        .contains(DigestAlgorithm.SHA_1);
    assertThat(OKHTTP.algorithm("sha256/", Optional.empty())).contains(DigestAlgorithm.SHA_256);
    assertThat(OKHTTP.algorithm("sha", Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3.0.0, true",
    "3.0.0-RC1, true",
    "3.1.2, true",
    "2.7.5, true",
    "3.2.0, false",
    "3.10.0, false",
    "3.12.13, false",
    "4.1.0, false",
    "5.0.0-alpha.1, false",
  })
  void sha256IsRefusedBeforeVersion32(String version, boolean isRefused) {
    PinFormats used =
        PinFormats.named(
            "okhttp3-pin",
            coordinates ->
                Optional.of(version)
                    .filter(v -> coordinates.equals("com.squareup.okhttp3:okhttp")));

    assertThat(used.read("sha256/" + SHA_256, Optional.empty()).flaw())
        .isEqualTo(isRefused ? Optional.of(PinFlaw.REFUSED_ALGORITHM) : Optional.empty());
    assertThat(used.read("sha1/" + SHA_1, Optional.empty()).flaw()).isEmpty();
  }

  @Test
  void version2KnowsSha1Only() {
    PinFormats old = PinFormats.named("okhttp2-pin");

    assertThat(old.read("sha256/" + SHA_256, Optional.empty()).flaw())
        .contains(PinFlaw.REFUSED_ALGORITHM);
    assertThat(old.read("SHA256/" + SHA_256, Optional.empty()).flaw())
        .contains(PinFlaw.REFUSED_PREFIX);
    assertThat(old.read("sha1/" + SHA_1, Optional.empty()).flaw()).isEmpty();
    assertThat(old.read("sha1/" + SHA_1_HEX, Optional.empty()).flaw())
        .contains(PinFlaw.UNMATCHED_HEX);
  }

  // ---- Netty ----

  @ParameterizedTest
  @ValueSource(
      strings = {
        SHA_1_HEX,
        "FB20456A8FB4D9FE23486D92B7DC01264B7095BA",
        "fb:20:45:6a:8f:b4:d9:fe:23:48:6d:92:b7:dc:01:26:4b:70:95:ba",
        ":f:b20456a8fb4d9fe23486d92b7dc01264b7095ba:",
      })
  void digitsCaseAndColonsMakeOneFingerprint(String pin) {
    PinReading reading = PinFormats.named("netty-fingerprint-sha1").read(pin, Optional.empty());

    assertThat(reading.flaw()).isEmpty();
    assertThat(reading.canonical()).isEqualTo(SHA_1_HEX);
    assertThat(reading.algorithm()).contains(DigestAlgorithm.SHA_1);
  }

  @ParameterizedTest
  @CsvSource({
    "'', REFUSED_ALPHABET",
    "'" + SHA_1_HEX + " ', REFUSED_ALPHABET",
    "'" + SHA_1_HEX + "\n', REFUSED_ALPHABET",
    "0x" + SHA_1_HEX + ", REFUSED_ALPHABET",
    "fb-20-45-6a-8f-b4-d9-fe-23-48-6d-92-b7-dc-01-26-4b-70-95-ba, REFUSED_ALPHABET",
    "sha1/" + SHA_1 + ", REFUSED_ALPHABET",
    ":, REFUSED_LENGTH",
    "b20456a8fb4d9fe23486d92b7dc01264b7095ba, REFUSED_LENGTH",
    SHA_256_HEX + ", REFUSED_LENGTH",
    "0000000000000000000000000000000000000000, PLACEHOLDER",
    "'00:11:00:11:00:11:00:11:00:11:00:11:00:11:00:11:00:11:00:11', PLACEHOLDER",
    "0123456789012345678901234567890123456789, PLACEHOLDER",
  })
  void anythingElseIsRefused(String pin, PinFlaw flaw) {
    assertThat(PinFormats.named("netty-fingerprint-sha1").read(pin, Optional.empty()).flaw())
        .contains(flaw);
  }

  @ParameterizedTest
  @CsvSource({
    "SHA-256, " + SHA_256_HEX,
    "sha-256, " + SHA_256_HEX,
    "SHA256, " + SHA_256_HEX,
    "SHA, " + SHA_1_HEX,
    "SHA1, " + SHA_1_HEX,
    "sha-1, " + SHA_1_HEX,
    "MD5, fb20456a8fb4d9fe23486d92b7dc0126",
  })
  void namedAlgorithmSaysTheLength(String algorithm, String pin) {
    PinFormats format = PinFormats.named("hex-fingerprint");

    assertThat(format.read(pin, Optional.of(algorithm)).flaw()).isEmpty();
    assertThat(format.read(pin + "00", Optional.of(algorithm)).flaw())
        .contains(PinFlaw.REFUSED_LENGTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SHA3-256", "bogus"})
  void lengthOfAnotherAlgorithmIsNotKnown(String algorithm) {
    PinFormats format = PinFormats.named("hex-fingerprint");

    assertThat(format.read(SHA_256_HEX, Optional.of(algorithm)).flaw()).isEmpty();
    assertThat(format.read(SHA_256_HEX, Optional.of(algorithm)).algorithm()).isEmpty();
    assertThat(format.read(SHA_256_HEX + "0", Optional.of(algorithm)).flaw())
        .contains(PinFlaw.REFUSED_LENGTH);
  }

  // ---- strategies ----

  @Test
  void unknownStrategyIsNamed() {
    assertThatThrownBy(() -> PinFormats.named("okhttp9-pin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("okhttp9-pin");
  }

  private static String canonical(String pin) {
    return OKHTTP.read(pin, Optional.empty()).canonical();
  }
}

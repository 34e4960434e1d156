package dev.pinlint.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link PinFormats} against what OkHttp 3.3.0 to 5.5.1 were seen to accept. */
final class PinFormatsTest {

  private static final PinFormats OKHTTP = PinFormats.named("okhttp3-pin");

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
  })
  void paddingAlphabetAndWhiteSpaceMakeNoOtherPin(String one, String other) {
    assertThat(OKHTTP.canonical(one)).isEqualTo(OKHTTP.canonical(other));
  }

  @ParameterizedTest
  @CsvSource({
    "sha256/AAAA, sha1/AAAA",
    "sha256/AAAA, sha256/aaaa",
    "sha256/AAAA, sha256/AAAAAAAA",
    "sha256/AA/A, sha256/AA+A",
    "sha256/AAAA, SHA256/AAAA",
    "sha256/ab, sha256ab",
  })
  void algorithmLettersAndLengthDo(String one, String other) {
    assertThat(OKHTTP.canonical(one)).isNotEqualTo(OKHTTP.canonical(other));
  }

  @Test
  void prefixKeepsItsSlashAndItsDashes() {
    assertThat(OKHTTP.canonical("sha-x_/a-b")).isEqualTo("sha-x_/a+b");
  }

  @Test
  void textWithoutSlashIsReadAllTheSame() {
    assertThat(OKHTTP.canonical("AA AA=")).isEqualTo("AAAA");
    assertThat(OKHTTP.canonical("")).isEmpty();
  }

  @Test
  void canonicalFormIsItsOwn() {
    String canonical = OKHTTP.canonical("sha256/a-b_ c==");

    assertThat(OKHTTP.canonical(canonical)).isEqualTo(canonical);
  }

  @Test
  void unknownStrategyIsNamed() {
    assertThatThrownBy(() -> PinFormats.named("okhttp9-pin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("okhttp9-pin");
  }
}

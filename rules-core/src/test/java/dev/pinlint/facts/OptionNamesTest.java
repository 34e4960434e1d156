package dev.pinlint.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--insecure",
        "-k",
        "insecure+https",
        "trust-all",
        "tlsNoVerify",
        "no_ssl_verification",
        "skip-hostname-check",
        "ALLOW_ALL",
        "self-signed"
      })
  void nobodySaysThisWhoWantsEverythingChecked(String text) {
    assertThat(OptionNames.asksForLess(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https",
        "-1",
        "-----BEGIN CERTIFICATE-----",
        "unknown_cert",
        "domino.check",
        "casino-validator",
        "certificate is not valid",
        "strict"
      })
  void othersSayThisToo(String text) {
    assertThat(OptionNames.asksForLess(text)).isFalse();
  }
}

package dev.pinlint.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link HostPatterns} against how OkHttp 3.0.0 to 5.5.1 were seen to match. */
final class HostPatternsTest {

  private static final HostPatterns OKHTTP = HostPatterns.named("okhttp3-host");

  @ParameterizedTest
  @CsvSource({
    // the same
    "a.example, a.example",
    "*.a.example, *.a.example",
    "**.a.example, **.a.example",
    // patterns are lower-cased
    "A.Example, a.example",
    "a.example, A.EXAMPLE",
    "*.A.example, b.a.EXAMPLE",
    "**.A.example, b.a.EXAMPLE",
    // exactly one more label
    "*.a.example, b.a.example",
    "*.example, a.example",
    // any number of labels, none included
    "**.a.example, a.example",
    "**.a.example, b.a.example",
    "**.a.example, c.b.a.example",
    "**.a.example, *.a.example",
    "**.example, *.a.example",
    "**.example, **.a.example",
    "**.a.example, *.c.b.a.example",
  })
  void widerPatternCovers(String wide, String narrow) {
    assertThat(OKHTTP.covers(wide, narrow)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "a.example, b.example",
    "a.example, a.example.org",
    "a.example, b.a.example",
    // a host never covers a wildcard
    "b.a.example, *.a.example",
    "a.example, **.a.example",
    // one label: not the apex, not two
    "*.a.example, a.example",
    "*.a.example, c.b.a.example",
    // a domain ends at a dot
    "*.a.example, ba.example",
    "*.a.example, xa.example",
    "**.a.example, ba.example",
    "**.a.example, a.example.org",
    // wildcards of other reach
    "*.example, *.a.example",
    "*.a.example, *.example",
    "*.a.example, *.b.example",
    "*.a.example, **.a.example",
    "**.a.example, **.example",
    "**.a.example, *.example",
    "**.a.example, **.ba.example",
    // a trailing dot makes another host
    "a.example, a.example.",
    "*.a.example, b.a.example.",
    "**.a.example, a.example.",
  })
  void otherPatternDoesNot(String wide, String narrow) {
    assertThat(OKHTTP.covers(wide, narrow)).isFalse();
  }

  @Test
  void caseIsFoldedWithoutTheLocale() {
    java.util.Locale before = java.util.Locale.getDefault();
    try {
      java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr"));

      assertThat(OKHTTP.canonical("WWW.I.EXAMPLE")).isEqualTo("www.i.example");
    } finally {
      java.util.Locale.setDefault(before);
    }
  }

  @Test
  void unknownStrategyIsNamed() {
    assertThatThrownBy(() -> HostPatterns.named("okhttp9-host"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("okhttp9-host");
  }
}

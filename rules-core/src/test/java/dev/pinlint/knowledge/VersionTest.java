package dev.pinlint.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the order of versions. */
final class VersionTest {

  @ParameterizedTest
  @CsvSource({
    "5.9.0, 5.33.0",
    "5.32.0, 5.33.0",
    "3.14.9, 4.0.0",
    "4.1.63.Final, 4.1.112.Final",
    "9.4.9.v20180320, 9.4.58.v20250814",
    "1.0-rc1, 1.0",
    "1.0-alpha-2, 1.0-alpha-10",
    "1.0-beta1, 1.0-rc1",
    "1.0-SNAPSHOT, 1.0",
    "2.0.0.RC1, 2.0.0.RELEASE",
    "1.0, 1.0-jre8",
    "1.0-jre8, 1.0.1",
    "42.7, 42.7.4",
  })
  void firstComesBeforeSecond(String first, String second) {
    assertThat(new Version(first)).isLessThan(new Version(second));
    assertThat(new Version(second)).isGreaterThan(new Version(first));
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1.0.0", "4.1.0, 4.1.0.Final", "5.0.0.RELEASE, 5.0", "1.0-CR1, 1.0-rc1"})
  void bothAreTheSame(String first, String second) {
    assertThat(new Version(first)).isEqualByComparingTo(new Version(second));
  }

  @Test
  void anythingCanBeCompared() {
    assertThat(new Version("").compareTo(new Version("-"))).isZero();
    assertThat(new Version("99999999999999999999999999")).isGreaterThan(new Version("1"));
  }
}

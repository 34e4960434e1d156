package dev.pinlint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What day it is, and how far one looks. */
final class DatesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  private static final Dates DATES = new Dates(Optional.of(TODAY), Horizon.DEFAULT);

  @Test
  void theLastDayIsNotOver() {
    assertThat(DATES.isPast(TODAY)).isFalse();
    assertThat(DATES.isPast(TODAY.minusDays(1))).isTrue();
  }

  @Test
  void leafsAreSpokenOfLater() {
    assertThat(DATES.isNear(TODAY.plusDays(90), false)).isTrue();
    assertThat(DATES.isNear(TODAY.plusDays(91), false)).isFalse();
    assertThat(DATES.isNear(TODAY.plusDays(30), true)).isTrue();
    assertThat(DATES.isNear(TODAY.plusDays(31), true)).isFalse();
    assertThat(DATES.isNear(TODAY.minusDays(1), true)).isTrue();
  }

  @Test
  void oneNumberIsForAll() {
    assertThat(Horizon.parse("60")).isEqualTo(new Horizon(60, 60)).hasToString("60");
    assertThat(Horizon.parse(" 180, 30 ")).isEqualTo(new Horizon(180, 30)).hasToString("180,30");
    assertThat(Horizon.parse("0")).isEqualTo(new Horizon(0, 0));
    assertThat(Horizon.parse(Horizon.DEFAULT.toString())).isEqualTo(Horizon.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "90,", "90,30,10", "90 30", "99999"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Horizon.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withoutADayItIsThatOfTheClock() {
    LocalDate before = LocalDate.now(java.time.ZoneId.systemDefault());
    assertThat(Dates.DEFAULT.today()).isAfterOrEqualTo(before);
  }
}

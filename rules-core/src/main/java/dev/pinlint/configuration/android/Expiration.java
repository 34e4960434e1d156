package dev.pinlint.configuration.android;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the {@code expiration} of a pin set as the platform does: what follows the day is passed
 * over.
 */
final class Expiration {

  private static final Pattern DAY =
      Pattern.compile(
          "\\s*(?<year>\\d{1,9})-\\s*(?<month>\\d{1,9})-\\s*(?<day>\\d{1,9})(?!\\d).*",
          Pattern.DOTALL);

  private Expiration() {}

  /**
   * The day at whose start, by the clock of the device, pins stop being enforced; empty if the
   * platform refuses the text.
   */
  static Optional<LocalDate> day(String text) {
    Matcher parts = DAY.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(number(parts, "year"), number(parts, "month"), number(parts, "day")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, String group) {
    return Integer.parseInt(parts.group(group));
  }
}

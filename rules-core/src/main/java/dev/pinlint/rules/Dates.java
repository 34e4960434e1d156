package dev.pinlint.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What dates are judged by.
 *
 * @param given the day that the user names in place of that of the clock
 * @param horizon how long before an end there is something to say
 */
public record Dates(Optional<LocalDate> given, Horizon horizon) {

  /** The clock, and the usual horizon. */
  public static final Dates DEFAULT = new Dates(Optional.empty(), Horizon.DEFAULT);

  /** The day it is. */
  public LocalDate today() {
    return given.orElseGet(() -> LocalDate.now(ZoneId.systemDefault()));
  }

  /** Whether the last day of something is over. */
  public boolean isPast(LocalDate lastDay) {
    return today().isAfter(lastDay);
  }

  /**
   * Whether the last day of something is over, or so near that it is time to speak of it.
   *
   * @param isLeaf whether it is the certificate of a server
   */
  public boolean isNear(LocalDate lastDay, boolean isLeaf) {
    int days = isLeaf ? horizon.leafDays() : horizon.days();
    return !today().plusDays(days).isBefore(lastDay);
  }
}

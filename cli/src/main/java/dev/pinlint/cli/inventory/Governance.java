package dev.pinlint.cli.inventory;

import dev.pinlint.model.Answer;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a pin is looked after, and how one gets rid of it.
 *
 * @param wired whether it is installed in anything that connects
 * @param killSwitch whether it can be switched off without a release
 * @param expiryGuard whether it stops being enforced by itself
 * @param until the day from whose start on it is not enforced any more
 * @param telemetry whether a failure is reported to whoever operates it
 * @param owner who looks after it, where that is written down
 * @param reason why it is there, where that is written down
 * @param review when to look at it again, where that is written down
 */
public record Governance(
    Answer wired,
    Answer killSwitch,
    Answer expiryGuard,
    Optional<LocalDate> until,
    Answer telemetry,
    Optional<String> owner,
    Optional<String> reason,
    Optional<String> review) {

  /** Whether it is over on the day. */
  public boolean isOverOn(LocalDate day) {
    return until.filter(end -> !day.isBefore(end)).isPresent();
  }
}

package dev.pinlint.cli;

import dev.pinlint.rules.Level;
import java.util.Optional;

/**
 * From which level on findings count.
 *
 * @param level the least of the levels that count; empty if none does
 */
record Threshold(Optional<Level> level) {

  /** Whether a finding of the level counts. */
  boolean includes(Level other) {
    // The gravest level comes first.
    return level.map(least -> other.compareTo(least) <= 0).orElse(false);
  }

  /** The name of the level, or {@code never}. */
  @Override
  public String toString() {
    return level.map(Level::keyword).orElse("never");
  }
}

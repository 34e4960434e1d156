package dev.pinlint.spotbugs;

import dev.pinlint.Settings;
import dev.pinlint.rules.Dates;
import dev.pinlint.rules.Horizon;
import edu.umd.cs.findbugs.SystemProperties;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the user says. SpotBugs has no options for detectors: they are told by properties, of its
 * own ({@code findbugs.loadPropertiesFrom}) or of the virtual machine.
 */
final class HostOptions {

  /** A date, as {@code 2026-12-31}, in place of the clock's. */
  static final String TODAY = "pinlint.today";

  /** Days before an end, as {@code 90} or {@code 90,30}; the second number is for leafs. */
  static final String HORIZON = "pinlint.horizon";

  private HostOptions() {}

  /**
   * What to go by.
   *
   * @param problems is told what cannot be heeded
   */
  static Settings settings(Consumer<String> problems) {
    return Settings.DEFAULT.at(new Dates(Optional.of(today(problems)), horizon(problems)));
  }

  private static Optional<String> property(String name) {
    return Optional.ofNullable(SystemProperties.getProperty(name));
  }

  private static LocalDate today(Consumer<String> problems) {
    Optional<String> day = property(TODAY);
    try {
      return day.map(LocalDate::parse).orElseGet(Dates.DEFAULT::today);
    } catch (DateTimeException e) {
      problems.accept(TODAY + ": " + day.orElse("") + " is no date like 2026-12-31");
      return Dates.DEFAULT.today();
    }
  }

  private static Horizon horizon(Consumer<String> problems) {
    try {
      return property(HORIZON).map(Horizon::parse).orElse(Horizon.DEFAULT);
    } catch (IllegalArgumentException e) {
      problems.accept(HORIZON + ": " + e.getMessage());
      return Horizon.DEFAULT;
    }
  }
}

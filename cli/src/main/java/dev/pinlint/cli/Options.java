package dev.pinlint.cli;

import dev.pinlint.rules.Dates;
import java.time.LocalDate;
import java.util.List;

/**
 * What the user asked of a scan.
 *
 * @param shown from which level on findings are shown
 * @param failOn from which level on findings make it fail
 * @param rules names of the rules that count, ordered
 * @param exclusion which paths are left out
 * @param includesTests whether findings in the sources of tests count like others
 * @param failsOnUnreadable whether it fails if anything cannot be read, not only what was named
 * @param dates what dates are judged by
 */
record Options(
    Threshold shown,
    Threshold failOn,
    List<String> rules,
    Exclusion exclusion,
    boolean includesTests,
    boolean failsOnUnreadable,
    Dates dates) {

  Options {
    rules = List.copyOf(rules);
  }

  /** The day to judge dates by. */
  LocalDate day() {
    return dates.today();
  }
}

package dev.pinlint.cli;

import dev.pinlint.cli.changes.ChangedLines;
import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.rules.Dates;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user asked of a scan.
 *
 * @param shown from which level on findings are shown
 * @param failOn from which level on findings make it fail
 * @param rules names of the rules that count, ordered
 * @param exclusion which paths are left out
 * @param includesTests whether findings in the sources of tests count like others
 * @param failsOnUnreadable whether it fails if anything cannot be read, not only what was named
 * @param changes what changed, if only findings on that count
 * @param dates what dates are judged by
 */
record Options(
    Threshold shown,
    Threshold failOn,
    List<String> rules,
    Exclusion exclusion,
    boolean includesTests,
    boolean failsOnUnreadable,
    Optional<ChangedLines> changes,
    Dates dates) {

  Options {
    rules = List.copyOf(rules);
  }

  /** The day to judge dates by. */
  LocalDate day() {
    return dates.today();
  }

  /** Whether a finding is on what changed, or is caused by it, if only those count. */
  boolean concerns(PlacedFinding placed) {
    return changes
        .map(
            lines ->
                lines.contain(placed.file(), placed.finding().location().line())
                    || Stream.concat(placed.path().stream(), placed.related().stream())
                        .anyMatch(step -> lines.contain(step.file(), step.step().line()))
                    || placed.finding().pins().stream().anyMatch(lines::say))
        .orElse(true);
  }
}

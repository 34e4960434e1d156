package dev.pinlint.cli;

import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.inspection.Inspection.PlacedSuppression;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.rules.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of a scan as the user asked for it: what every format tells.
 *
 * @param options what was asked for
 * @param result what the engine said
 * @param findings the findings that count, of any level
 * @param findingsInTests the findings in the sources of tests, if those do not count
 * @param suppressed the findings that the code says are not to be reported; they count nowhere
 * @param unchangedCount how many findings are left out since they are on nothing that changed
 * @param baseline what a baseline made of the findings, if there is one
 */
record Report(
    Options options,
    Result result,
    List<PlacedFinding> findings,
    List<PlacedFinding> findingsInTests,
    List<Suppressed> suppressed,
    int unchangedCount,
    Optional<Baseline.Comparison> baseline) {

  Report {
    findings = List.copyOf(findings);
    findingsInTests = List.copyOf(findingsInTests);
    suppressed = List.copyOf(suppressed);
  }

  /** A finding that is not to be reported, and what says so. */
  record Suppressed(PlacedFinding finding, PlacedSuppression by) {}

  /** The report on a result; what the baseline knows is left out. */
  static Report of(Result result, Options options, Optional<Baseline> baseline) {
    List<PlacedFinding> chosen = new ArrayList<>();
    List<Suppressed> suppressed = new ArrayList<>();
    for (PlacedFinding placed : ofRules(result, options)) {
      inForce(placed, options)
          .ifPresentOrElse(
              by -> {
                if (options.concerns(placed)) {
                  suppressed.add(new Suppressed(placed, by));
                }
              },
              () -> chosen.add(placed));
    }
    List<PlacedFinding> findings = new ArrayList<>();
    List<PlacedFinding> inTests = new ArrayList<>();
    int unchangedCount = 0;
    for (PlacedFinding placed : chosen) {
      if (!options.concerns(placed)) {
        unchangedCount++;
      } else if (baseline.filter(known -> known.contains(placed.finding())).isEmpty()) {
        (placed.isInTests() && !options.includesTests() ? inTests : findings).add(placed);
      }
    }
    return new Report(
        options,
        result,
        findings,
        inTests,
        suppressed,
        unchangedCount,
        baseline.map(known -> known.compareWith(chosen, options.rules())));
  }

  /** The findings of the rules that count, without the suppressed ones. */
  static List<PlacedFinding> chosen(Result result, Options options) {
    return ofRules(result, options).stream()
        .filter(placed -> inForce(placed, options).isEmpty())
        .toList();
  }

  private static List<PlacedFinding> ofRules(Result result, Options options) {
    return result.findingsOf(options.rules());
  }

  private static Optional<PlacedSuppression> inForce(PlacedFinding placed, Options options) {
    return placed.suppressionOn(options.day());
  }

  /** Those suppressed findings that would be shown. */
  List<Suppressed> shownSuppressed() {
    return suppressed.stream()
        .filter(one -> options.shown().includes(one.finding().finding().level()))
        .toList();
  }

  /** Those findings that are to be shown. */
  List<PlacedFinding> shown(List<PlacedFinding> all) {
    return all.stream()
        .filter(placed -> options.shown().includes(placed.finding().level()))
        .toList();
  }

  /** How many of the findings that count have the level. */
  int number(Level level) {
    return Math.toIntExact(
        findings.stream().filter(placed -> placed.finding().level() == level).count());
  }

  /** How many of the findings, in tests or not, are not shown for their level. */
  int hiddenCount() {
    return findings.size()
        + findingsInTests.size()
        - shown(findings).size()
        - shown(findingsInTests).size();
  }

  /** What could not be analysed and makes the scan fail. */
  List<Problem> failures() {
    if (!options.failsOnUnreadable()) {
      return result.failures();
    }
    List<Problem> failures = new ArrayList<>(result.failures());
    failures.addAll(result.problems());
    return failures;
  }

  /** The exit status. */
  int status() {
    return ExitStatus.of(
        findings.stream().anyMatch(placed -> options.failOn().includes(placed.finding().level())),
        !failures().isEmpty());
  }
}

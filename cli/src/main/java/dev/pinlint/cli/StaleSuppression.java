package dev.pinlint.cli;

import dev.pinlint.Suppressions;
import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.inspection.Inspection.PlacedSuppression;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.model.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A suppression of our own kind that does nothing, or nothing any more. What another tool's
 * annotation is for nobody can say.
 *
 * @param by the suppression
 * @param reason a phrase that goes on from the declaration
 */
record StaleSuppression(PlacedSuppression by, String reason) {

  /** All that can be told from a result: where the rules did not run, that is none. */
  static List<StaleSuppression> among(Result result, Options options) {
    List<StaleSuppression> stale = new ArrayList<>();
    for (PlacedSuppression by : result.suppressions()) {
      if (by.suppression().isOwn()) {
        reason(by, result, options).ifPresent(text -> stale.add(new StaleSuppression(by, text)));
      }
    }
    return stale;
  }

  private static Optional<String> reason(PlacedSuppression by, Result result, Options options) {
    Suppression suppression = by.suppression();
    List<String> meant =
        RuleNames.all().stream().filter(rule -> Suppressions.names(suppression, rule)).toList();
    if (!suppression.until().isEmpty() && Suppressions.end(suppression).isEmpty()) {
      return Optional.of("is until '" + suppression.until() + "', which is no date as 2026-01-31");
    } else if (!Suppressions.isInForce(suppression, options.day())) {
      return Optional.of("has ended on " + suppression.until());
    } else if (meant.isEmpty()) {
      return Optional.of("names no rule: " + String.join(", ", suppression.names()));
    } else if (!options.rules().containsAll(meant) || matches(by, result.findings())) {
      return Optional.empty();
    }
    return Optional.of("suppresses nothing: " + String.join(", ", suppression.names()));
  }

  private static boolean matches(PlacedSuppression by, List<PlacedFinding> findings) {
    return findings.stream().anyMatch(placed -> placed.suppressions().contains(by));
  }
}

package dev.pinlint.testdata;

import dev.pinlint.Analysis;
import dev.pinlint.facts.Verdict;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Rules;
import dev.pinlint.testdata.LedgerEntry.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A ledger beside what the engine says.
 *
 * @param found required, and reported
 * @param missed required, and not reported
 * @param unknown those of the missed where the engine says that code it does not see has a say
 * @param tolerated findings that the ledger allows and does not ask for
 * @param unexpected findings that nothing in the ledger speaks of: false alarms, until a person has
 *     read the code and said otherwise
 */
record LedgerComparison(
    List<Claim> found,
    List<Claim> missed,
    List<Claim> unknown,
    List<Finding> tolerated,
    List<Finding> unexpected) {

  /** What is said of a member of a type goes before what is said of the type. */
  private static final Comparator<Claim> NARROWEST_FIRST =
      Comparator.comparing((Claim claim) -> -claim.place().length())
          .thenComparing(claim -> !claim.isRequired());

  /** Compares; what the ledger says of rules that do not exist yet is left out. */
  static LedgerComparison of(Ledger ledger, Analysis analysis) {
    List<Claim> claims =
        ledger.claims().stream()
            .filter(claim -> Rules.ALL.stream().anyMatch(rule -> rule.name().equals(claim.rule())))
            .sorted(NARROWEST_FIRST)
            .toList();
    List<Finding> left = new ArrayList<>(analysis.findings());
    List<Claim> found = new ArrayList<>();
    List<Claim> missed = new ArrayList<>();
    List<Finding> tolerated = new ArrayList<>();
    for (Claim claim : claims) {
      List<Finding> answers = left.stream().filter(claim::covers).toList();
      if (!claim.isRequired()) {
        tolerated.addAll(answers);
        left.removeAll(answers);
      } else if (answers.isEmpty()) {
        missed.add(claim);
      } else {
        // A finding answers one claim only: two calls in one member are two findings.
        found.add(claim);
        left.remove(answers.get(0));
      }
    }
    List<Claim> unknown = missed.stream().filter(claim -> isUnknown(claim, analysis)).toList();
    return new LedgerComparison(found, missed, unknown, tolerated, left);
  }

  /** Those of several libraries together. */
  static LedgerComparison sum(List<LedgerComparison> all) {
    return new LedgerComparison(
        all.stream().flatMap(one -> one.found.stream()).toList(),
        all.stream().flatMap(one -> one.missed.stream()).toList(),
        all.stream().flatMap(one -> one.unknown.stream()).toList(),
        all.stream().flatMap(one -> one.tolerated.stream()).toList(),
        all.stream().flatMap(one -> one.unexpected.stream()).toList());
  }

  /** A line with the numbers. */
  String numbers(String of) {
    return "%s: found %d, missed %d, unknown %d, tolerated %d, false %d"
        .formatted(
            of,
            found.size(),
            missed.size() - unknown.size(),
            unknown.size(),
            tolerated.size(),
            unexpected.size());
  }

  private static boolean isUnknown(Claim claim, Analysis analysis) {
    return analysis.facts().trustDecisions().stream()
        .flatMap(decision -> decision.checks().stream())
        .filter(check -> check.verdict() == Verdict.UNKNOWN)
        .anyMatch(check -> claim.isAt(check.location().anchor().toString()));
  }
}

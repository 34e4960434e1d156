package dev.pinlint.rules;

import dev.pinlint.facts.TrustDecision;
import dev.pinlint.facts.Verdict;

/** Reports server checks that whoever claims the right things passes. */
final class PartialTrustCheck implements Rule {

  @Override
  public void judge(TrustDecision decision, Judgement judgement) {
    decision
        .first(Verdict.WEAK_ONLY)
        .ifPresentOrElse(
            check -> judgement.report(check.location(), "weak-only", check.path()),
            () ->
                decision
                    .first(Verdict.WEAK_EXIT)
                    .ifPresent(
                        check -> judgement.report(check.location(), "weak-exit", check.path())));
  }
}

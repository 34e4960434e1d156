package dev.pinlint.rules;

import dev.pinlint.facts.TrustDecision;
import dev.pinlint.facts.Verdict;

/** Reports server checks that know what they expect, and ask nothing else. */
final class PinWithoutChainValidation implements Rule {

  @Override
  public void judge(TrustDecision decision, Judgement judgement) {
    decision
        .first(Verdict.PIN_ONLY)
        .ifPresent(
            check ->
                judgement.report(
                    check.location(),
                    decision.isStrategy() ? "strategy" : "pin-only",
                    check.path()));
  }
}

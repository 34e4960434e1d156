package dev.pinlint.rules;

import dev.pinlint.facts.TrustDecision;
import dev.pinlint.facts.Verdict;

/** Reports server checks that look at the chain without authenticating anybody. */
final class PartialTrustCheck implements Rule {

  @Override
  public void judge(TrustDecision decision, Judgement judgement) {
    decision
        .first(Verdict.WEAK_ONLY)
        .ifPresent(check -> judgement.report(check.location(), "weak-only", check.path()));
  }
}

package dev.pinlint.rules;

import dev.pinlint.facts.TrustDecision;
import dev.pinlint.facts.Verdict;

/** Reports server checks that keep the first certificate they meet, and trust it from then on. */
final class TrustOnFirstUse implements Rule {

  @Override
  public void judge(TrustDecision decision, Judgement judgement) {
    decision
        .first(Verdict.FIRST_USE)
        .ifPresent(check -> judgement.report(check.location(), "first-use", check.path()));
  }
}

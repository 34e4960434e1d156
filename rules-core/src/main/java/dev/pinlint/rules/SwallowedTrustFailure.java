package dev.pinlint.rules;

import dev.pinlint.facts.TrustDecision;
import dev.pinlint.facts.Verdict;

/** Reports server checks that go on when the real check has failed. */
final class SwallowedTrustFailure implements Rule {

  @Override
  public void judge(TrustDecision decision, Judgement judgement) {
    decision
        .first(Verdict.SWALLOWS)
        .ifPresent(check -> judgement.report(check.location(), "swallowed", check.path()));
  }
}

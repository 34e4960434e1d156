package dev.pinlint.rules;

import dev.pinlint.facts.TrustDecision;
import dev.pinlint.facts.Verdict;

/** Reports types that decide about servers and accept whatever certificate is presented. */
final class TrustAllCertificates implements Rule {

  @Override
  public void judge(TrustDecision decision, Judgement judgement) {
    decision
        .first(Verdict.ACCEPTS_ALL)
        .ifPresent(check -> judgement.report(check.location(), "accepts-all", check.path()));
  }
}

package dev.pinlint.rules;

import dev.pinlint.facts.HostnameDecision;
import dev.pinlint.facts.HostnameVerdict;
import dev.pinlint.facts.TlsErrorDecision;
import dev.pinlint.facts.TrustDecision;
import dev.pinlint.facts.Verdict;

/** Reports where a person decides about a server that nothing else has found to be right. */
final class UserApprovedTrust implements Rule {

  @Override
  public void judge(TrustDecision decision, Judgement judgement) {
    decision
        .first(Verdict.USER_APPROVED)
        .ifPresent(check -> judgement.report(check.location(), "server", check.path()));
  }

  @Override
  public void judge(HostnameDecision decision, Judgement judgement) {
    HostnameDecision.Check check = decision.gravest();
    if (check.verdict() == HostnameVerdict.USER_APPROVED) {
      judgement.report(check.location(), "name", check.path());
    }
  }

  @Override
  public void judge(TlsErrorDecision decision, Judgement judgement) {
    if (decision.verdict() == TlsErrorDecision.Verdict.ASKS_USER) {
      judgement.report(decision.location(), "web-view", decision.path());
    }
  }
}

package dev.pinlint.rules;

import dev.pinlint.facts.HostnameDecision;

/** Reports verifiers that can say yes without looking at the certificate. */
final class InsecureHostnameVerifier implements Rule {

  @Override
  public void judge(HostnameDecision decision, Judgement judgement) {
    if (decision.isBesidePin()) {
      return; // the finding about the pin speaks of it
    }
    HostnameDecision.Check check = decision.gravest();
    switch (check.verdict()) {
      case ACCEPTS_ALL -> judgement.report(check.location(), "accepts-all", check.path());
      case SOME_WAYS -> judgement.report(check.location(), "some-ways", check.path());
      case SOME_NAMES -> judgement.report(check.location(), "some-names", check.path());
      case LOOPBACK -> judgement.report(Level.REVIEW, check.location(), "loopback", check.path());
      default -> {
        // It looks, or asks somebody who may.
      }
    }
  }
}

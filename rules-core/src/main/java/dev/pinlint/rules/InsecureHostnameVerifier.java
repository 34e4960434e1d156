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
    Level level = judgement.guarded(Level.ERROR, check.guard());
    String guard = check.guard().map(by -> " " + by.sentence()).orElse("");
    switch (check.verdict()) {
      case ACCEPTS_ALL -> judgement.report(check.location(), "accepts-all", check.path());
      case SOME_WAYS -> judgement.report(level, check.location(), "some-ways", check.path(), guard);
      case SOME_NAMES ->
          judgement.report(level, check.location(), "some-names", check.path(), guard);
      case LOOPBACK -> judgement.report(Level.REVIEW, check.location(), "loopback", check.path());
      default -> {
        // It looks, or asks somebody who may.
      }
    }
  }
}

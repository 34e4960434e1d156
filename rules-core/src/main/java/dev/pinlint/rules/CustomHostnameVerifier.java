package dev.pinlint.rules;

import dev.pinlint.facts.HostnameDecision;

/** Reports what else decides about host names, and what it does. */
final class CustomHostnameVerifier implements Rule {

  @Override
  public void judge(HostnameDecision decision, Judgement judgement) {
    HostnameDecision.Check check = decision.gravest();
    switch (check.verdict()) {
      case ACCEPTS_ALL, SOME_WAYS, SOME_NAMES, USER_APPROVED, LOOPBACK -> {
        // Another rule accuses it.
      }
      case OWN_CHECK -> judgement.report(check.location(), "own-check", check.path());
      case UNKNOWN -> judgement.report(check.location(), "unseen", check.path());
      case REJECTS -> judgement.report(check.location(), "rejects", check.path());
      case DELEGATES -> judgement.report(check.location(), "delegates", check.path());
    }
  }
}

package dev.pinlint.rules;

import dev.pinlint.facts.Guard.Strength;
import dev.pinlint.facts.TrustDecision;

/** Reports what else decides about servers, and what it does. */
final class CustomTrustManager implements Rule {

  @Override
  public void judge(TrustDecision decision, Judgement judgement) {
    TrustDecision.Check check = decision.gravest();
    switch (check.verdict()) {
      case ACCEPTS_ALL, SWALLOWS, WEAK_ONLY, WEAK_EXIT, PIN_ONLY, FIRST_USE, USER_APPROVED -> {
        // Other rules accuse it.
      }
      case BYPASSES -> {
        if (decision.isStrategy()) {
          judgement.report(check.location(), "adds-trust", check.path());
        } else {
          judgement.report(level(check), check.location(), "bypass", check.path(), check.by());
        }
      }
      case PARTIAL -> judgement.report(check.location(), "own-check", check.path());
      case UNKNOWN -> judgement.report(check.location(), "unseen", check.path());
      case REJECTS -> judgement.report(Level.REVIEW, check.location(), "rejects", check.path());
      case VALIDATES -> {
        if (decision.isStrategy()) {
          judgement.report(Level.REVIEW, check.location(), "default-check", check.path());
        } else {
          judgement.report(
              Level.REVIEW,
              check.location(),
              "delegates",
              check.path(),
              Fix.redundant(decision.redundant()));
        }
      }
    }
  }

  /** No release has what a build for debugging has. */
  private static Level level(TrustDecision.Check check) {
    boolean isDebug = check.guard().filter(by -> by.strength() == Strength.DEBUG).isPresent();
    return isDebug ? Level.REVIEW : Level.WARNING;
  }
}

package dev.pinlint.rules;

import dev.pinlint.facts.Guard;
import dev.pinlint.facts.TlsErrorDecision;
import java.util.Optional;

/** Reports web views that go on with a server which the platform has refused. */
final class WebViewTlsErrorIgnored implements Rule {

  @Override
  public void judge(TlsErrorDecision decision, Judgement judgement) {
    switch (decision.verdict()) {
      case PROCEEDS ->
          judgement.report(Level.ERROR, decision.location(), "proceeds", decision.path());
      case PROCEEDS_UNDER_GUARD ->
          judgement.report(
              level(decision.guard()),
              decision.location(),
              "guarded",
              decision.path(),
              decision.by());
      case OWN_CHECK ->
          judgement.report(Level.WARNING, decision.location(), "own-check", decision.path());
      default -> {
        // It refuses as well, or asks somebody who may.
      }
    }
  }

  /** No release has what a build for debugging has. */
  private static Level level(Optional<Guard> guard) {
    return guard.filter(by -> by.strength() == Guard.Strength.DEBUG).isPresent()
        ? Level.REVIEW
        : Level.WARNING;
  }
}

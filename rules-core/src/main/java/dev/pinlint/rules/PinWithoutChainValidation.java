package dev.pinlint.rules;

import dev.pinlint.facts.TrustDecision;
import dev.pinlint.facts.Verdict;
import java.util.List;

/** Reports server checks that know what they expect, and ask nothing else. */
final class PinWithoutChainValidation implements Rule {

  @Override
  public void judge(TrustDecision decision, Judgement judgement) {
    decision
        .first(Verdict.PIN_ONLY)
        .ifPresent(
            check -> {
              if (decision.isStrategy()) {
                judgement.report(check.location(), "strategy", check.path());
              } else {
                judgement.report(
                    Level.WARNING,
                    check.location(),
                    "pin-only",
                    "",
                    List.of(),
                    check.path(),
                    decision.verifiers());
              }
            });
  }
}

package dev.pinlint.rules;

import dev.pinlint.facts.IdentityComparison;
import java.util.List;

/** Reports comparisons of what a server presents with something that is written in the code. */
final class HandRolledPin implements Rule {

  @Override
  public void judge(IdentityComparison comparison, Judgement judgement) {
    if (comparison.isPin()) {
      judgement.report(
          comparison.location(),
          comparison.part().isForgeable() ? "forgeable" : "constant",
          comparison.pins(),
          List.of(comparison.subject()));
    }
  }
}

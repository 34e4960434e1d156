package dev.pinlint.rules;

import dev.pinlint.facts.IdentityComparison;

/** Reports comparisons of what a server presents with something that is written in the code. */
final class HandRolledPin implements Rule {

  @Override
  public void judge(IdentityComparison comparison, Judgement judgement) {
    if (!comparison.isPin()) {
      return;
    }
    String what = comparison.part().isForgeable() ? "forgeable" : "constant";
    Level level = Level.WARNING;
    if (comparison.isException()) {
      level = comparison.part().isForgeable() ? Level.WARNING : Level.REVIEW;
      what += "-exception";
    }
    judgement.report(level, comparison, what, comparison.pins());
  }
}

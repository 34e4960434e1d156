package dev.pinlint.rules;

import dev.pinlint.facts.IdentityComparison;
import java.util.List;

/** Reports comparisons of what a server presents with something that is written in the code. */
final class HandRolledPin implements Rule {

  @Override
  public void judge(IdentityComparison comparison, Judgement judgement) {
    List<String> pins = comparison.pins();
    boolean isForgeable = comparison.part().isForgeable();
    if (pins.isEmpty()) {
      return;
    } else if (comparison.isException() && isForgeable) {
      judgement.report(Level.WARNING, comparison, "forgeable-exception", pins);
    } else if (comparison.isException()) {
      judgement.report(Level.REVIEW, comparison, "constant-exception", pins);
    } else if (isForgeable) {
      judgement.report(Level.WARNING, comparison, "forgeable", pins);
    } else {
      judgement.report(Level.WARNING, comparison, "constant", pins);
    }
  }
}

package dev.pinlint.rules;

import dev.pinlint.facts.IdentityComparison;
import dev.pinlint.facts.Location;
import java.util.List;

/** Reports comparisons of what a server presents with something that is written in the code. */
final class HandRolledPin implements Rule {

  @Override
  public void judge(IdentityComparison comparison, Judgement judgement) {
    Location location = comparison.location();
    List<String> subject = List.of(comparison.subject());
    if (!comparison.isPin()) {
      return;
    } else if (comparison.part().isForgeable()) {
      judgement.report(location, "forgeable", comparison.pins(), subject);
    } else {
      judgement.report(location, "constant", comparison.pins(), subject);
    }
  }
}

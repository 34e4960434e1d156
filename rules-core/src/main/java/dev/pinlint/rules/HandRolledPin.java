package dev.pinlint.rules;

import dev.pinlint.facts.IdentityComparison;
import dev.pinlint.facts.IdentityComparison.Part;
import dev.pinlint.facts.Location;
import java.util.List;

/** Reports comparisons of what a server presents with something that is written in the code. */
final class HandRolledPin implements Rule {

  @Override
  public void judge(IdentityComparison comparison, Judgement judgement) {
    boolean isAttribute = comparison.part() == Part.ATTRIBUTE;
    // Names are what a verifier is there to compare.
    boolean isPin = !comparison.isOfHostname() || comparison.part().isSubstance();
    boolean isOurs = comparison.isRequired() && !comparison.constants().isEmpty();
    Location location = comparison.location();
    List<String> subject = List.of(comparison.subject());
    if (isOurs && isPin && comparison.part().isForgeable()) {
      judgement.report(location, "forgeable", comparison.constants(), subject);
    } else if (isOurs && isPin && !isAttribute) {
      judgement.report(location, "constant", comparison.constants(), subject);
    }
  }
}

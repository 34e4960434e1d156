package dev.pinlint.rules;

import dev.pinlint.facts.IdentityComparison;
import dev.pinlint.facts.IdentityComparison.Part;
import java.util.List;

/** Reports comparisons of what a server presents with something that is written in the code. */
final class HandRolledPin implements Rule {

  @Override
  public void judge(IdentityComparison comparison, Judgement judgement) {
    boolean isAttribute = comparison.part() == Part.ATTRIBUTE;
    // A name that a server must have is what a verifier is there to compare.
    boolean isPin = !comparison.isOfHostname() || !comparison.part().isName();
    if (comparison.isRequired() && !comparison.constants().isEmpty() && isPin && !isAttribute) {
      judgement.report(
          comparison.location(),
          comparison.part().isForgeable() ? "forgeable" : "constant",
          comparison.constants(),
          List.of(comparison.subject()));
    }
  }
}

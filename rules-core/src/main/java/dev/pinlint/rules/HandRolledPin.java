package dev.pinlint.rules;

import dev.pinlint.facts.IdentityComparison;
import dev.pinlint.facts.IdentityComparison.Part;
import dev.pinlint.facts.Location;
import java.util.List;

/** Reports comparisons of what a server presents with something that is written in the code. */
final class HandRolledPin implements Rule {

  /** Letters and digits. */
  private static final int SHORTEST_NAME = 3;

  @Override
  public void judge(IdentityComparison comparison, Judgement judgement) {
    boolean isAttribute = comparison.part() == Part.ATTRIBUTE;
    // Names are what a verifier is there to compare.
    boolean isPin = !comparison.isOfHostname() || comparison.part().isSubstance();
    List<String> constants =
        comparison.part().isForgeable()
            ? comparison.constants().stream().filter(HandRolledPin::isName).toList()
            : comparison.constants();
    boolean isOurs = comparison.isRequired() && !constants.isEmpty();
    Location location = comparison.location();
    List<String> subject = List.of(comparison.subject());
    if (isOurs && isPin && comparison.part().isForgeable()) {
      judgement.report(location, "forgeable", constants, subject);
    } else if (isOurs && isPin && !isAttribute) {
      judgement.report(location, "constant", constants, subject);
    }
  }

  /** Whether a text can be somebody's name; a wildcard, a separator or a prefix is nobody's. */
  private static boolean isName(String constant) {
    return constant.codePoints().filter(Character::isLetterOrDigit).count() >= SHORTEST_NAME;
  }
}

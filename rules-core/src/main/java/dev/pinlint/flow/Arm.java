package dev.pinlint.flow;

import dev.pinlint.model.Exit;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.Site;
import java.util.List;
import java.util.Optional;

/**
 * An arm of a {@code switch} whose selector is not known.
 *
 * @param member the source member that the switch is in
 * @param site the last place before it in its block, if there is one
 * @param selector what is asked
 * @param values the constants that lead here; for the default arm those that lead elsewhere
 * @param isDefault whether all others lead here
 */
public record Arm(
    Member member, Optional<Site> site, Value selector, List<Literal> values, boolean isDefault) {
  public Arm {
    values = List.copyOf(values);
  }

  static Arm of(Exit.Switch choice, int target, Value selector, Member member, Optional<Site> at) {
    boolean isDefault = target == choice.otherwise();
    List<Literal> values =
        choice.cases().stream()
            .filter(arm -> (arm.target() == target) != isDefault)
            .map(Exit.Case::value)
            .toList();
    return new Arm(member, at, selector, values, isDefault);
  }
}

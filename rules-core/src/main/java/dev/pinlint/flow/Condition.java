package dev.pinlint.flow;

import dev.pinlint.model.Exit;
import java.util.Optional;

/**
 * A condition without the negations around it.
 *
 * @param value what is asked
 * @param isNegated whether the branch goes the other way
 */
record Condition(Value value, boolean isNegated) {

  static Condition of(Exit.Branch branch, State state) {
    return of(state.temp(branch.condition()).value());
  }

  static Condition of(Value asked) {
    Value condition = asked;
    boolean isNegated = false;
    while (condition instanceof Value.Expression not && not.operator().equals("NOT")) {
      condition = not.operands().get(0);
      isNegated = !isNegated;
    }
    return new Condition(condition, isNegated);
  }

  /** Whether the branch is taken, if that is known on this path. */
  Optional<Boolean> decided(State state) {
    Optional<Boolean> constant = value.number().map(number -> number != 0);
    return (constant.isPresent() ? constant : state.decided(value))
        .map(truth -> truth != isNegated);
  }
}

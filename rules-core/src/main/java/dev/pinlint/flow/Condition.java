package dev.pinlint.flow;

import dev.pinlint.model.Exit;
import java.util.Optional;

/**
 * A condition without the negations around it, and in it.
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
    while (condition instanceof Value.Expression expression && isNegative(expression)) {
      condition = Value.not(expression);
      isNegated = !isNegated;
    }
    return new Condition(condition, isNegated);
  }

  /** Of two opposite questions one is asked only, so that who has decided it knows the other. */
  private static boolean isNegative(Value.Expression expression) {
    return switch (expression.operator()) {
      case "NOT", "NE", "GE", "LE" -> true;
      default -> false;
    };
  }

  /** Whether the branch is taken, if that is known on this path. */
  Optional<Boolean> decided(State state) {
    Optional<Boolean> constant = value.number().map(number -> number != 0);
    return (constant.isPresent() ? constant : state.decided(value))
        .map(truth -> truth != isNegated);
  }
}

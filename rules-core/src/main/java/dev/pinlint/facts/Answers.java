package dev.pinlint.facts;

import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Value;
import java.util.Optional;

/** The two sides of a returned boolean: returning a condition is deciding it. */
final class Answers {

  private Answers() {}

  /** The end with the given answer; empty if the method does not give it there. */
  static Optional<Outcome.Returned> side(
      Outcome.Returned returned, boolean truth, CallSemantics semantics) {
    Value answer = returned.value().value();
    boolean isTrue = truth;
    while (answer instanceof Value.Expression not && not.operator().equals("NOT")) {
      answer = not.operands().get(0);
      isTrue = !isTrue;
    }
    Optional<Long> known = answer.number();
    if (known.isPresent() && (known.get() != 0) != isTrue) {
      return Optional.empty();
    }
    State state = returned.state().copy();
    if (known.isEmpty()) {
      semantics.branch(answer, isTrue, state);
    }
    return Optional.of(new Outcome.Returned(returned.value(), state));
  }
}

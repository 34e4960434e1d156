package dev.pinlint.flow;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions that were taken one way, where a mark tells which: paths that differ in nothing else
 * have come to the same.
 */
final class Choices {

  private Choices() {}

  /** The choice of the state that one of those that are known has made otherwise, if it is all. */
  static Optional<Mark> undone(State state, Set<State> known) {
    return state.hasMet(Mark.Kind.GUARD)
        ? state.definiteMarks().stream()
            .filter(mark -> mark.opposite().isPresent())
            .filter(mark -> !state.marks().contains(mark.opposite().orElseThrow()))
            .filter(mark -> known.contains(otherwise(state, mark)))
            .findFirst()
        : Optional.empty();
  }

  /** The same state on the path that took the condition the other way. */
  static State otherwise(State state, Mark choice) {
    State other = state.copy();
    Mark instead = choice.opposite().orElseThrow();
    other.unmark(choice);
    other.mark(instead.kind(), instead.detail());
    return other;
  }

  /** What every path to the state has met. */
  static Set<Mark.Kind> met(State state) {
    Set<Mark.Kind> kinds = EnumSet.noneOf(Mark.Kind.class);
    state.definiteMarks().forEach(mark -> kinds.add(mark.kind()));
    return kinds;
  }
}

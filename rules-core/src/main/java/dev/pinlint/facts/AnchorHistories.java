package dev.pinlint.facts;

import dev.pinlint.flow.HeapObject.Event;
import dev.pinlint.flow.HeapObject.History;
import dev.pinlint.flow.HeapObject.Sequence;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the objects that anchors travel in were given on their way. */
final class AnchorHistories {

  private AnchorHistories() {}

  /** What the value was given, if its making was seen. */
  static Optional<History> of(Value value, State state) {
    return state.object(value).filter(History.class::isInstance).map(History.class::cast);
  }

  /** What a call's receiver was given before. */
  static Optional<History> ofReceiver(Invocation invocation, State state) {
    return invocation.receiver().flatMap(receiver -> of(receiver.value(), state));
  }

  /** What the value carries: of several managers the platform goes by the first. */
  static List<History> carried(Value value, State state) {
    Value first =
        state
            .sequence(value)
            .map(Sequence::elements)
            .filter(elements -> !elements.isEmpty())
            .map(elements -> elements.get(0).value())
            .orElse(value);
    return of(first, state).stream().filter(history -> !history.possible().isEmpty()).toList();
  }

  /** Whether a method returns something that carries anchors. */
  static boolean isReturned(Outcome outcome) {
    return outcome instanceof Outcome.Returned returned
        && !carried(returned.value().value(), outcome.state()).isEmpty();
  }

  /** The history of what nobody knows what else it was given. */
  static History escaped(History history) {
    return new History(history.definite(), history.possible(), true);
  }

  /** Changes what the receiver carries, if its making was seen. */
  static void change(Invocation invocation, State state, UnaryOperator<History> change) {
    Optional<Value> receiver = invocation.receiver().map(Traced::value);
    receiver
        .flatMap(value -> of(value, state))
        .ifPresent(
            history ->
                state.object(
                    ((Value.Instance) receiver.orElseThrow()).id(), change.apply(history)));
  }

  /** The history with other events in place of some. */
  static History with(History history, UnaryOperator<Event> change) {
    return new History(
        history.definite().stream().map(change).toList(),
        history.possible().stream().map(change).toList(),
        history.isOpen());
  }
}

package dev.pinlint.flow;

import dev.pinlint.flow.HeapObject.Cursor;
import dev.pinlint.flow.HeapObject.Sequence;
import dev.pinlint.model.TypeRef;
import java.util.Optional;

/** Iterators over lists, which code asks by itself. */
final class Iterators {

  private static final TypeRef ITERATOR = TypeRef.of("java.util.Iterator");

  private Iterators() {}

  /** One at the first element of the list that is the receiver. */
  static Optional<Traced> iterator(Invocation invocation, State state) {
    if (!(invocation.receiver().orElseThrow().value() instanceof Value.Instance list)) {
      return Optional.empty();
    }
    ObjectId id = invocation.frame().object(invocation.call().result().index());
    state.object(id, new Cursor(list.id(), 0));
    return Optional.of(ValueLibrary.at(invocation, new Value.Instance(id, ITERATOR)));
  }

  /** Whether there is another element, if that is known. */
  static Optional<Traced> hasNext(Invocation invocation, State state) {
    return cursor(invocation, state)
        .flatMap(
            cursor ->
                sequence(cursor, state)
                    .filter(list -> !list.isOpen())
                    .map(
                        list ->
                            ValueLibrary.at(
                                invocation, Value.of(cursor.position() < list.elements().size()))));
  }

  /** The next element; of one that is not known what it depends on. */
  static Optional<Traced> next(Invocation invocation, State state) {
    Optional<Cursor> cursor = cursor(invocation, state);
    Optional<Traced> element =
        cursor.flatMap(
            found -> sequence(found, state).flatMap(list -> list.element(found.position())));
    if (element.isPresent()) {
      ObjectId id = ((Value.Instance) invocation.receiver().orElseThrow().value()).id();
      state.object(id, new Cursor(cursor.orElseThrow().sequence(), cursor.get().position() + 1));
      return element;
    }
    return cursor
        .flatMap(found -> sequence(found, state))
        .filter(Sequence::isOpen)
        .map(list -> Value.unknown(invocation.resultType(), list.held()))
        .map(any -> ValueLibrary.at(invocation, any));
  }

  private static Optional<Cursor> cursor(Invocation invocation, State state) {
    return invocation
        .receiver()
        .flatMap(receiver -> state.object(receiver.value()))
        .filter(Cursor.class::isInstance)
        .map(Cursor.class::cast);
  }

  private static Optional<Sequence> sequence(Cursor cursor, State state) {
    return state.sequence(cursor.sequence());
  }
}

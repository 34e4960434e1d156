package dev.pinlint.flow;

import dev.pinlint.flow.HeapObject.Sequence;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Literal;
import java.util.List;
import java.util.Optional;

/** Objects that hold one other, as an atomic reference does: a {@link Sequence} of one element. */
final class Boxes {

  private Boxes() {}

  /** The result of the call, its effect being done to the state; empty if nothing is known. */
  static Optional<Traced> apply(Api api, Invocation invocation, State state) {
    if (api.role() == Role.BOX_NEW) {
      Traced held = invocation.argument(0).orElseGet(() -> nothing(invocation));
      Sequence box = new Sequence(List.of(held), false);
      return Optional.of(invocation.make(state, box, invocation.call().method().owner()));
    }
    Optional<Traced> held =
        invocation
            .receiver()
            .flatMap(box -> state.sequence(box.value()))
            .flatMap(box -> box.element(0));
    if (api.role() == Role.BOX_GET) {
      return held;
    }
    int last = invocation.arguments().size() - 1;
    if (held.isEmpty()
        || last < 0
        || !(invocation.receiver().orElseThrow().value() instanceof Value.Instance box)) {
      return Optional.empty();
    } else if (last == 1 && !isNull(invocation.arguments().get(0).value())) {
      return Optional.empty();
    }
    boolean isSet = last == 0 || isNull(held.get().value());
    if (!isSet && !held.get().value().isNonNull()) {
      return Optional.empty();
    }
    if (isSet) {
      state.object(box.id(), new Sequence(List.of(invocation.arguments().get(last)), false));
    }
    return Optional.of(new Traced(Value.of(isSet), invocation.frame().depth()));
  }

  private static boolean isNull(Value value) {
    return value.equals(new Value.Constant(Literal.NULL));
  }

  private static Traced nothing(Invocation invocation) {
    return new Traced(new Value.Constant(Literal.NULL), invocation.frame().depth());
  }
}

package dev.pinlint.facts;

import dev.pinlint.flow.Elements;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A final field of the object whose method is looked at, or of an object that it holds.
 *
 * @param path the names of fields that lead to it, at least one
 * @param isElement whether an element of what it holds is meant, and not what it holds itself
 */
record HeldField(List<String> path, boolean isElement) {

  private static final String OF_THIS = Roots.THIS + ".";

  /** What holds itself has no end. */
  private static final int MAX_DEPTH = 4;

  HeldField {
    path = List.copyOf(path);
  }

  /** The fields whose values a value is, or holds, or was made of. */
  static Set<HeldField> in(Value value, State state) {
    Set<HeldField> fields = new LinkedHashSet<>();
    collect(value, state, MAX_DEPTH, fields);
    return fields;
  }

  private static void collect(Value value, State state, int depth, Set<HeldField> fields) {
    if (depth == 0) {
      return;
    }
    Optional<HeapObject.Sequence> elements = state.sequence(value);
    if (elements.isPresent()) {
      elements.get().held().forEach(held -> collect(held, state, depth - 1, fields));
    } else if (value instanceof Value.Expression expression) {
      expression.operands().forEach(operand -> collect(operand, state, depth - 1, fields));
    } else if (value instanceof Value.OneOf oneOf) {
      oneOf.alternatives().forEach(one -> collect(one, state, depth - 1, fields));
    } else if (value instanceof Value.Symbol symbol) {
      add(symbol.name(), false, fields);
    } else if (value instanceof Value.Unknown unknown) {
      // What is found by a text is not the text: of what only depends on a field, elements count.
      unknown.from().stream().sorted().forEach(name -> add(Elements.whole(name), true, fields));
    }
  }

  private static void add(String name, boolean isElement, Set<HeldField> fields) {
    if (name.startsWith(OF_THIS) && !name.endsWith(Value.LENGTH)) {
      fields.add(new HeldField(List.of(name.substring(OF_THIS.length()).split("\\.")), isElement));
    }
  }

  /** What the field of an object holds; empty if that is not known. */
  Optional<Traced> of(Value object, State state) {
    Optional<Traced> held = Optional.empty();
    Value holder = object;
    for (String name : path) {
      held = state.field(holder, name);
      if (held.isEmpty()) {
        return held;
      }
      holder = held.get().value();
    }
    boolean isCollection = held.flatMap(found -> state.sequence(found.value())).isPresent();
    return held.filter(found -> isCollection || !isElement);
  }
}

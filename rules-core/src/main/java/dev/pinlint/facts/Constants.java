package dev.pinlint.facts;

import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Outside;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.model.Operator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The constants that a value is, holds, or was made of. */
final class Constants {

  /** What holds itself has no end. */
  private static final int MAX_DEPTH = 4;

  private static final HexFormat HEX = HexFormat.of();

  private Constants() {}

  /** Texts, bytes in hexadecimal, and numbers where there is nothing else. */
  static Set<String> of(Value value, State state) {
    Set<String> texts = new TreeSet<>();
    collect(value, state, MAX_DEPTH, texts);
    return texts;
  }

  private static void collect(Value value, State state, int depth, Set<String> texts) {
    if (depth == 0) {
      return;
    }
    Optional<HeapObject> object = state.object(value);
    Optional<String> bytes = state.sequence(value).flatMap(Constants::bytes);
    if (bytes.isPresent()) {
      texts.add(bytes.get());
    } else if (object.isPresent()) {
      object.get().held().toList().forEach(held -> collect(held, state, depth - 1, texts));
    } else if (value instanceof Value.Expression expression && isOfFirst(expression)) {
      collect(expression.operands().get(0), state, depth - 1, texts);
    } else if (Outside.isFound(value)) {
      return;
    } else if (value instanceof Value.Expression expression) {
      expression.operands().forEach(operand -> collect(operand, state, depth - 1, texts));
      if (texts.isEmpty()) {
        expression.operands().forEach(number -> number.number().ifPresent(n -> texts.add("" + n)));
      }
    } else if (value instanceof Value.OneOf oneOf) {
      oneOf.alternatives().forEach(one -> collect(one, state, depth - 1, texts));
    } else {
      value.text().ifPresent(texts::add);
      value.literals().forEach(texts::add);
    }
  }

  /** Whether the other operands tell where it is, and not what. */
  private static boolean isOfFirst(Value.Expression expression) {
    return expression.operator().equals(Value.BYTES)
        || expression.operator().equals(Value.CERTIFICATE)
        || expression.operator().equals(Operator.ARRAY_LOAD.name());
  }

  private static Optional<String> bytes(HeapObject.Sequence array) {
    List<Optional<Long>> numbers =
        array.elements().stream().map(Traced::value).map(Value::number).toList();
    if (numbers.isEmpty() || numbers.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[numbers.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = numbers.get(i).orElseThrow().byteValue();
    }
    return Optional.of(HEX.formatHex(bytes));
  }
}

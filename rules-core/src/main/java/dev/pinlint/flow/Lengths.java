package dev.pinlint.flow;

import dev.pinlint.model.Operator;
import java.util.List;
import java.util.Optional;

/**
 * Questions about the number of elements, which is never negative: whether there are any is one
 * question, however it is asked.
 */
final class Lengths {

  private Lengths() {}

  /** What a comparison with a number asks; empty if it is more than whether there is an element. */
  static Optional<Value> compared(Operator operator, List<Value> operands) {
    if (operands.size() != 2) {
      return Optional.empty();
    }
    Value left = operands.get(0);
    Value right = operands.get(1);
    if (right.number().isPresent()) {
      return compared(operator, left, right.number().get());
    }
    return left.number()
        .flatMap(number -> operator.mirrored().flatMap(same -> compared(same, right, number)));
  }

  private static Optional<Value> compared(Operator operator, Value length, long bound) {
    boolean isLength =
        length instanceof Value.Expression expression
            && expression.operator().equals(Operator.ARRAY_LENGTH.name());
    boolean isFilled = length instanceof Value.Unknown unknown && unknown.isNonEmpty();
    if (!isLength && !isFilled) {
      return Optional.empty();
    }
    return isEmpty(operator, bound)
        .map(
            isEmpty ->
                isFilled
                    ? Value.of(!isEmpty)
                    : Value.expression(
                        isEmpty ? Operator.EQ : Operator.NE, List.of(length, Value.of(0))));
  }

  /** Whether the comparison holds exactly for none, or exactly for some; empty if for neither. */
  private static Optional<Boolean> isEmpty(Operator operator, long bound) {
    return switch (operator) {
      case EQ, LE -> bound == 0 ? Optional.of(true) : Optional.empty();
      case NE, GT -> bound == 0 ? Optional.of(false) : Optional.empty();
      case LT -> bound == 1 ? Optional.of(true) : Optional.empty();
      case GE -> bound == 1 ? Optional.of(false) : Optional.empty();
      default -> Optional.empty();
    };
  }
}

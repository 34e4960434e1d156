package dev.pinlint.facts;

import dev.pinlint.flow.Value;
import dev.pinlint.model.Operator;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A comparison of a chain's length with a number, as it was decided on a path. Several of them on
 * one path can be true of no chain at all: then nothing takes that path.
 *
 * @param operator what must hold of length and bound, in this order
 * @param bound the number
 */
record LengthTest(Operator operator, long bound) {

  /** The comparison that a condition makes when it is taken this way. */
  static Optional<LengthTest> of(Value condition, boolean truth) {
    if (!(condition instanceof Value.Expression expression) || expression.operands().size() != 2) {
      return Optional.empty();
    }
    Value left = expression.operands().get(0);
    Value right = expression.operands().get(1);
    Optional<Operator> operator =
        Operator.named(expression.operator())
            .flatMap(known -> known.opposite().map(opposite -> truth ? known : opposite));
    if (isLength(left) && right.number().isPresent()) {
      return operator.map(known -> new LengthTest(known, right.number().get()));
    } else if (isLength(right) && left.number().isPresent()) {
      return operator
          .flatMap(Operator::mirrored)
          .map(known -> new LengthTest(known, left.number().get()));
    }
    return Optional.empty();
  }

  private static boolean isLength(Value value) {
    return value instanceof Value.Expression expression
        && expression.operator().equals(Operator.ARRAY_LENGTH.name());
  }

  /** Whether some chain that is not empty passes all of the tests. */
  static boolean canAllHold(Collection<LengthTest> tests) {
    List<Long> bounds = tests.stream().map(LengthTest::bound).toList();
    return LongStream.concat(
            LongStream.of(1), bounds.stream().flatMapToLong(n -> LongStream.of(n - 1, n, n + 1)))
        .filter(length -> length > 0)
        .anyMatch(length -> tests.stream().allMatch(test -> test.holds(length)));
  }

  private boolean holds(long length) {
    return switch (operator) {
      case EQ -> length == bound;
      case NE -> length != bound;
      case LT -> length < bound;
      case LE -> length <= bound;
      case GT -> length > bound;
      default -> length >= bound;
    };
  }

  /** The test with the given text. */
  static Optional<LengthTest> parse(String text) {
    int space = text.indexOf(' ');
    return space < 0
        ? Optional.empty()
        : Optional.of(
            new LengthTest(
                Operator.valueOf(text.substring(0, space)),
                Long.parseLong(text.substring(space + 1))));
  }

  @Override
  public String toString() {
    return operator + " " + bound;
  }
}

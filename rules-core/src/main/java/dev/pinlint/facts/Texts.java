package dev.pinlint.facts;

import dev.pinlint.flow.Value;
import dev.pinlint.model.Literal;
import java.util.stream.Collectors;

/** How values are shown: the same from every front end. */
final class Texts {

  private Texts() {}

  static String of(Value value) {
    if (value instanceof Value.Constant constant) {
      return of(constant.literal());
    } else if (value instanceof Value.Symbol symbol) {
      return "<" + symbol.name() + ">";
    } else if (value instanceof Value.OneOf oneOf) {
      return oneOf.alternatives().stream().map(Texts::of).collect(Collectors.joining(" or "));
    } else if (value instanceof Value.Expression expression
        && expression.operator().equals("concat")) {
      return expression.operands().stream().map(Texts::of).collect(Collectors.joining());
    } else if (value instanceof Value.Expression expression) {
      return expression.operands().stream()
          .map(Texts::of)
          .collect(Collectors.joining(",", expression.operator() + "(", ")"));
    }
    return "<unknown>";
  }

  private static String of(Literal literal) {
    if (literal instanceof Literal.Text text) {
      return text.value();
    } else if (literal instanceof Literal.Int number) {
      return String.valueOf(number.value());
    }
    return literal instanceof Literal.Null ? "null" : "<constant>";
  }
}

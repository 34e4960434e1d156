package dev.pinlint.facts;

import dev.pinlint.flow.Value;
import dev.pinlint.model.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that lead to the machine itself: nobody on the way can answer there. */
final class Loopback {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private static final Set<String> EQUALITY = Set.of("equals", "equalsIgnoreCase");

  private static final Set<String> CASES = Set.of("toLowerCase", "toUpperCase");

  private Loopback() {}

  /** Whether the text is such a name as a whole. */
  static boolean isName(String text) {
    return NAMES.contains(text.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether the condition, taken this way, says that the named symbol is such a name as a whole.
   */
  static boolean isMeant(Value condition, boolean truth, String symbol) {
    if (!(condition instanceof Value.Expression expression)) {
      return false;
    }
    List<Value> operands = expression.operands();
    if (expression.operator().equals(Operator.NOT.name())) {
      return isMeant(operands.get(0), !truth, symbol);
    }
    return truth
        && EQUALITY.contains(expression.operator())
        && operands.stream().anyMatch(one -> one.text().filter(Loopback::isName).isPresent())
        && operands.stream().anyMatch(one -> isSymbol(one, symbol));
  }

  private static boolean isSymbol(Value value, String symbol) {
    if (value instanceof Value.Expression expression) {
      return CASES.contains(expression.operator())
          && isSymbol(expression.operands().get(0), symbol);
    }
    return value instanceof Value.Symbol named && named.name().equals(symbol);
  }
}

package dev.pinlint.facts;

import dev.pinlint.flow.Value;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells people which way a condition went: the same from every front end. */
final class ConditionText {

  private static final String CHAIN = " chain";

  /** What a comparison, a verifier or a number of a certificate is called where it was asked. */
  private static final Pattern OF_A_CALL =
      Pattern.compile("(verifier.s )?answer of .*|.* hash code .*");

  private ConditionText() {}

  /** The condition, and whether it holds. */
  static String of(Value condition, boolean truth) {
    if (condition instanceof Value.Expression expression) {
      List<String> operands = expression.operands().stream().map(ConditionText::shown).toList();
      return switch (expression.operator()) {
        case "IS_NULL" -> operands.get(0) + (truth ? " is null" : " is not null");
        case "EQ" -> comparison(operands, truth ? "==" : "!=");
        case "NE" -> comparison(operands, truth ? "!=" : "==");
        case "LT" -> comparison(operands, truth ? "<" : ">=");
        case "GE" -> comparison(operands, truth ? ">=" : "<");
        case "GT" -> comparison(operands, truth ? ">" : "<=");
        case "LE" -> comparison(operands, truth ? "<=" : ">");
        default -> holds(shown(condition), truth);
      };
    }
    boolean isAnswer =
        condition instanceof Value.Symbol symbol && OF_A_CALL.matcher(symbol.name()).matches();
    if (isAnswer) {
      return "the answer is " + (truth ? "yes" : "no");
    }
    boolean isTold = condition instanceof Value.Symbol || condition instanceof Value.OneOf;
    return holds(isTold ? shown(condition) : "a condition", truth);
  }

  private static String holds(String condition, boolean truth) {
    return condition + (truth ? " holds" : " does not hold");
  }

  private static String comparison(List<String> operands, String operator) {
    return String.join(" " + operator + " ", operands);
  }

  private static String shown(Value value) {
    if (value instanceof Value.Constant constant) {
      return constant.literal() instanceof Literal.Text text
          ? '"' + text.value() + '"'
          : Texts.of(value);
    } else if (value instanceof Value.Symbol symbol) {
      return name(symbol.name());
    } else if (value instanceof Value.OneOf oneOf) {
      return oneOf.alternatives().stream()
          .map(ConditionText::shown)
          .collect(Collectors.joining(" or "));
    } else if (value instanceof Value.Expression expression) {
      return expression(expression);
    }
    return "something";
  }

  private static String expression(Value.Expression expression) {
    List<String> operands = expression.operands().stream().map(ConditionText::shown).toList();
    return expression.operator().equals(Operator.ARRAY_LENGTH.name())
        ? operands.get(0) + Value.LENGTH
        : expression.operator() + "(" + String.join(", ", operands) + ")";
  }

  private static String name(String symbol) {
    if (OF_A_CALL.matcher(symbol).matches()) {
      return "the answer";
    }
    return symbol.endsWith(CHAIN)
        ? "the chain of " + Roots.shown(symbol.substring(0, symbol.length() - CHAIN.length()))
        : Roots.shown(symbol);
  }
}

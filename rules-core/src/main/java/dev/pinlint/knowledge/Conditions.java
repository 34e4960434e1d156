package dev.pinlint.knowledge;

import dev.pinlint.knowledge.Condition.Operand;
import dev.pinlint.model.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code when=…}: conditions between {@code &}, in each the operands between {@code |}. */
final class Conditions {

  private static final String OPERAND =
      "(?:null|true|false|-?\\d+|\"[^\"]*\"|[\\w.$]+\\.[\\w$]+)(?=[&|]|$)";

  private static final Pattern CONDITION =
      Pattern.compile("(?<subject>this|\\d+):(?<operands>" + OPERAND + "(?:\\|" + OPERAND + ")*)");

  private static final Pattern ONE = Pattern.compile(OPERAND);

  private Conditions() {}

  /**
   * The conditions in the text.
   *
   * @param parameterCount how many parameters the method has
   * @throws IllegalArgumentException if the text is none
   */
  static List<Condition> parse(String text, int parameterCount) {
    List<Condition> conditions = new ArrayList<>();
    Matcher matcher = CONDITION.matcher(text);
    int start = 0;
    while (matcher.find(start) && matcher.start() == start) {
      conditions.add(condition(matcher, parameterCount));
      if (matcher.end() == text.length()) {
        return conditions;
      }
      start = text.charAt(matcher.end()) == '&' ? matcher.end() + 1 : text.length();
    }
    throw new IllegalArgumentException("not a condition: when=" + text);
  }

  private static Condition condition(Matcher matcher, int parameterCount) {
    String subject = matcher.group("subject");
    int argument = subject.equals("this") ? Condition.RECEIVER : Integer.parseInt(subject);
    if (argument >= parameterCount) {
      throw new IllegalArgumentException("there is no argument " + argument);
    }
    List<Operand> operands = new ArrayList<>();
    Matcher operand = ONE.matcher(matcher.group("operands"));
    while (operand.find()) {
      operands.add(operand(operand.group()));
    }
    boolean isType = operands.stream().allMatch(Condition.Named.class::isInstance);
    if (argument == Condition.RECEIVER && !isType) {
      throw new IllegalArgumentException("a condition on this names types: " + matcher.group());
    }
    return new Condition(argument, operands);
  }

  private static Operand operand(String text) {
    return switch (text) {
      case "null" -> new Condition.Constant(Literal.NULL);
      case "true" -> new Condition.Constant(Literal.TRUE);
      case "false" -> new Condition.Constant(Literal.FALSE);
      default -> {
        if (text.startsWith("\"")) {
          String content = text.substring(1, text.length() - 1);
          yield new Condition.Constant(new Literal.Text(content));
        }
        yield text.matches("-?\\d+")
            ? new Condition.Constant(new Literal.Int(Long.parseLong(text)))
            : new Condition.Named(text);
      }
    };
  }
}

package dev.pinlint.facts;

import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Condition;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Answer;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether a call meets the conditions of a line of knowledge. */
final class CallConditions {

  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "char", "short", "int", "long");

  private final Program program;
  private final Knowledge knowledge;

  CallConditions(Program program, Knowledge knowledge) {
    this.program = program;
    this.knowledge = knowledge;
  }

  /**
   * The different answers that the values may give which reach the call: more than one if it is one
   * of several values that is not known.
   */
  Set<Answer> answers(Api api, Invocation invocation) {
    Set<Answer> all = new TreeSet<>(Set.of(ofTypes(api, invocation)));
    for (Condition condition : api.conditions()) {
      Set<Answer> both = new TreeSet<>();
      for (Answer one : all) {
        answers(condition, invocation).forEach(other -> both.add(and(one, other)));
      }
      all = both;
    }
    return all;
  }

  /**
   * Whether the call certainly puts the switch of the line, to whatever: only the last condition is
   * about the value.
   */
  boolean isAbout(Api api, Invocation invocation) {
    return ofTypes(api, invocation) == Answer.YES
        && api.conditions().stream()
            .limit(Math.max(api.conditions().size() - 1, 0))
            .allMatch(condition -> answers(condition, invocation).equals(Set.of(Answer.YES)));
  }

  /** The arguments that the answer depends on. */
  static Stream<Traced> arguments(Api api, Invocation invocation) {
    return api.conditions().stream()
        .filter(condition -> condition.argument() != Condition.RECEIVER)
        .flatMap(condition -> invocation.argument(condition.argument()).stream());
  }

  private static Answer and(Answer left, Answer right) {
    if (left == Answer.NO || right == Answer.NO) {
      return Answer.NO;
    }
    return left == Answer.YES ? right : left;
  }

  /** Without types a call of an overload looks like one of the other. */
  private Answer ofTypes(Api api, Invocation invocation) {
    if (invocation.call().method().parameters().isPresent() || api.isVarargs()) {
      return Answer.YES;
    }
    List<Answer> answers =
        IntStream.range(0, Math.min(api.parameters().size(), invocation.arguments().size()))
            .filter(i -> api.conditions().stream().noneMatch(that -> that.argument() == i))
            .mapToObj(i -> ofType(invocation.arguments().get(i).value(), api.parameters().get(i)))
            .toList();
    boolean isOther = answers.contains(Answer.NO);
    boolean isOpen = answers.contains(Answer.UNKNOWN) && api.conditions().isEmpty();
    return isOther ? Answer.NO : isOpen ? Answer.UNKNOWN : Answer.YES;
  }

  private Answer ofType(Value value, String parameter) {
    if (value.number().isPresent()) {
      boolean mayBeBoxed = parameter.startsWith("java.lang.") && !parameter.endsWith(".String");
      return PRIMITIVES.contains(parameter) ? Answer.YES : mayBeBoxed ? Answer.UNKNOWN : Answer.NO;
    } else if (value.isNonNull() && PRIMITIVES.contains(parameter)) {
      return Answer.NO;
    }
    return value.type().resolved()
        ? program.isSubtype(value.type(), TypeRef.of(parameter))
        : Answer.UNKNOWN;
  }

  private Set<Answer> answers(Condition condition, Invocation invocation) {
    if (condition.argument() == Condition.RECEIVER) {
      boolean isOne =
          condition.allowed().stream()
              .map(Condition.Named.class::cast)
              .anyMatch(
                  type ->
                      knowledge.isSubtype(invocation.owner(), TypeRef.of(type.name()), program));
      return Set.of(isOne ? Answer.YES : Answer.NO);
    }
    Set<Answer> answers = new TreeSet<>();
    invocation.argument(condition.argument()).map(Traced::value).stream()
        .flatMap(value -> value.alternatives().stream())
        .forEach(value -> answers.add(answer(condition, value)));
    return answers.isEmpty() ? Set.of(Answer.UNKNOWN) : answers;
  }

  private Answer answer(Condition condition, Value value) {
    return condition.allowed().stream()
        .map(operand -> answer(operand, value))
        .reduce((left, right) -> left == Answer.YES || right == Answer.NO ? left : right)
        .orElseThrow();
  }

  private Answer answer(Condition.Operand operand, Value value) {
    if (value instanceof Value.Symbol symbol) {
      boolean isIt = operand instanceof Condition.Named named && named.name().equals(symbol.name());
      return isIt ? Answer.YES : isOtherConstant(symbol) ? Answer.NO : Answer.UNKNOWN;
    }
    if (value instanceof Value.Constant constant) {
      return operand.equals(new Condition.Constant(constant.literal())) ? Answer.YES : Answer.NO;
    }
    boolean isObject = value instanceof Value.Instance || value instanceof Value.Function;
    return isObject ? Answer.NO : Answer.UNKNOWN;
  }

  private boolean isOtherConstant(Value.Symbol symbol) {
    int dot = symbol.name().lastIndexOf('.');
    return dot > 0
        && knowledge.isConstant(
            new FieldRef(
                TypeRef.of(symbol.name().substring(0, dot)), symbol.name().substring(dot + 1)));
  }
}

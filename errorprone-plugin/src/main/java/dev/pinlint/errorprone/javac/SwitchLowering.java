package dev.pinlint.errorprone.javac;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCase;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.Arm;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.Var;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Lowers {@code switch} statements and expressions. What JDK 21 added to the trees is asked for by
 * name, since one jar must run on the compilers before and after.
 */
final class SwitchLowering {

  private final Lowering lowering;
  private final Frame frame;
  private final BodyBuilder builder;

  SwitchLowering(Lowering lowering) {
    this.lowering = lowering;
    frame = lowering.frame();
    builder = frame.builder();
  }

  void lower(SwitchTree tree, List<String> labels) {
    Temp selector = lowering.expressions().lower(tree.getExpression());
    Label end = builder.label();
    frame.within(
        labels, true, end, Optional.empty(), () -> lower(selector, tree.getCases(), end, tree));
  }

  Temp lower(SwitchExpressionTree tree) {
    Temp selector = lowering.expressions().lower(tree.getExpression());
    Label end = builder.label();
    Var result = frame.temporary(frame.names().erased(Trees.type(tree)));
    frame.yielding(new Frame.Yield(result, end), () -> lower(selector, tree.getCases(), end, tree));
    return builder.read(result);
  }

  private void lower(Temp selector, List<? extends CaseTree> cases, Label end, Tree place) {
    if (cases.stream().anyMatch(SwitchLowering::hasPattern)) {
      match(selector, cases, end, place);
      return;
    }
    List<Arm> arms = new ArrayList<>();
    // What the compiler holds to be exhaustive has nothing behind its last arm.
    boolean mustMatch =
        place instanceof SwitchExpressionTree
            && cases.stream().noneMatch(SwitchLowering::isDefault);
    for (CaseTree arm : cases) {
      boolean isLast = mustMatch && arms.size() == cases.size() - 1;
      arms.add(
          new Arm(
              arm.getExpressions().stream().map(SwitchLowering::constant).toList(),
              isDefault(arm) || isLast,
              () -> body(arm, end)));
    }
    builder.switchOn(selector, arms, end);
  }

  private void body(CaseTree arm, Label end) {
    if (arm.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      lowering.statements().lowerAll(arm.getStatements());
      return;
    }
    Tree body = arm.getBody();
    if (body instanceof ExpressionTree value) {
      lowering.statements().yieldValue(lowering.expressions().lower(value));
    } else if (body instanceof StatementTree statement) {
      lowering.statements().lower(statement);
    }
    if (builder.isOpen()) {
      builder.jump(end);
    }
  }

  /** Patterns are tried one after the other, each with its guard. */
  private void match(Temp selector, List<? extends CaseTree> cases, Label end, Tree place) {
    List<Label> starts = cases.stream().map(arm -> builder.label()).toList();
    Optional<Label> otherwise = Optional.empty();
    boolean mustMatch = cases.stream().noneMatch(SwitchLowering::isDefault);
    for (int i = 0; i < cases.size(); i++) {
      CaseTree arm = cases.get(i);
      if (isDefault(arm)) {
        otherwise = Optional.of(starts.get(i));
      }
      List<? extends Tree> labels = labels(arm);
      Iterator<? extends ExpressionTree> constants = arm.getExpressions().iterator();
      for (Tree label : labels) {
        if (isDefaultLabel(label)) {
          continue;
        }
        // What the compiler holds to be exhaustive has nothing behind its last label.
        boolean isLast =
            mustMatch && i == cases.size() - 1 && label == labels.get(labels.size() - 1);
        Label matched = builder.label();
        Label next = builder.label();
        if (isPatternLabel(label)) {
          matchPattern(selector, PatternLowering.inLabel(label), isLast, matched, next);
        } else {
          equal(selector, constant(constants.next()), isLast, matched, next);
        }
        guard(guard(arm), matched, starts.get(i), next);
        if (!isLast || guard(arm).isPresent()) {
          builder.start(next);
        }
      }
    }
    if (otherwise.isPresent()) {
      builder.goTo(otherwise.get());
    } else if (builder.isOpen()) {
      builder.throwException(builder.opaque("no-match", List.of(selector)), frame.at(place));
    }
    for (int i = 0; i < cases.size(); i++) {
      builder.start(starts.get(i));
      body(cases.get(i), end);
    }
    builder.start(end);
  }

  private void matchPattern(
      Temp selector, Tree pattern, boolean isLast, Label matched, Label next) {
    if (isLast) {
      lowering.patterns().bind(selector, pattern);
      builder.goTo(matched);
    } else {
      lowering.patterns().match(selector, pattern, matched, next);
    }
  }

  private void equal(Temp selector, Literal value, boolean isLast, Label matched, Label next) {
    if (isLast) {
      builder.goTo(matched);
    } else if (value.equals(Literal.NULL)) {
      builder.branch(builder.op(Operator.IS_NULL, selector), matched, next);
    } else {
      builder.switchTo(selector, List.of(new BodyBuilder.Target(value, matched)), next);
    }
  }

  private void guard(Optional<ExpressionTree> guard, Label matched, Label start, Label next) {
    builder.start(matched);
    if (guard.isPresent()) {
      lowering.conditions().branch(guard.get(), start, next);
    } else {
      builder.goTo(start);
    }
  }

  /** The constant of a case: that of an enum by name. */
  private static Literal constant(ExpressionTree label) {
    if (label.getKind() == Tree.Kind.NULL_LITERAL) {
      return Literal.NULL;
    }
    Symbol symbol = Trees.symbol(Trees.withoutParentheses(label));
    if (symbol != null && symbol.isEnum()) {
      return new Literal.Text(symbol.name.toString());
    }
    return Constants.of(label)
        .orElseGet(
            () -> new Literal.Text(symbol == null ? label.toString() : symbol.name.toString()));
  }

  private static List<? extends Tree> labels(CaseTree arm) {
    // Not CaseTree.getLabels(), which is a preview feature of JDK 17.
    return ((JCCase) arm).labels;
  }

  private static boolean isDefault(CaseTree arm) {
    return labels(arm).isEmpty() || labels(arm).stream().anyMatch(SwitchLowering::isDefaultLabel);
  }

  private static boolean isDefaultLabel(Tree label) {
    return label.getKind().name().equals("DEFAULT_CASE_LABEL");
  }

  private static boolean hasPattern(CaseTree arm) {
    return labels(arm).stream().anyMatch(SwitchLowering::isPatternLabel);
  }

  private static boolean isPatternLabel(Tree label) {
    return label.getKind().name().contains("PATTERN");
  }

  private static Optional<ExpressionTree> guard(CaseTree arm) {
    try {
      Object guard = JCTree.JCCase.class.getMethod("getGuard").invoke(arm);
      return guard instanceof ExpressionTree condition ? Optional.of(condition) : Optional.empty();
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return Optional.empty();
    }
  }
}

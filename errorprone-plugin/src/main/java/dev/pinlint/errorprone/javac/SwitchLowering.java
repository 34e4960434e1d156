package dev.pinlint.errorprone.javac;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCase;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.Arm;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Temp;
import dev.pinlint.model.Var;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        labels,
        true,
        end,
        Optional.empty(),
        () -> lower(selector, tree.getCases(), end, Optional.empty()));
  }

  Temp lower(SwitchExpressionTree tree) {
    Temp selector = lowering.expressions().lower(tree.getExpression());
    Label end = builder.label();
    Var result = frame.temporary(frame.names().erased(Trees.type(tree)));
    frame.yielding(
        new Frame.Yield(result, end),
        () -> lower(selector, tree.getCases(), end, Optional.of(tree)));
    return builder.read(result);
  }

  private void lower(
      Temp selector, List<? extends CaseTree> cases, Label end, Optional<Tree> expression) {
    if (cases.stream().anyMatch(SwitchLowering::hasPattern)) {
      match(selector, cases, end);
      return;
    }
    List<Arm> arms = new ArrayList<>();
    for (CaseTree arm : cases) {
      arms.add(
          new Arm(
              arm.getExpressions().stream().map(SwitchLowering::constant).toList(),
              isDefault(arm),
              () -> body(arm, end)));
    }
    if (expression.isPresent() && arms.stream().noneMatch(Arm::isDefault)) {
      // An enum may have got another constant since; javac throws then.
      arms.add(
          new Arm(
              List.of(),
              true,
              () ->
                  builder.throwException(
                      builder.opaque("no-match", List.of(selector)), frame.at(expression.get()))));
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

  /** Patterns are tried one after the other. */
  private void match(Temp selector, List<? extends CaseTree> cases, Label end) {
    List<Label> starts = cases.stream().map(arm -> builder.label()).toList();
    Label otherwise = end;
    for (int i = 0; i < cases.size(); i++) {
      CaseTree arm = cases.get(i);
      if (isDefault(arm)) {
        otherwise = starts.get(i);
      }
      for (Tree label : labels(arm)) {
        if (isDefaultLabel(label)) {
          continue;
        }
        Label guard = builder.label();
        Label next = builder.label();
        if (isPatternLabel(label)) {
          lowering.conditions().match(selector, pattern(label), guard, next);
        } else {
          builder.branch(builder.opaque("case", List.of(selector)), guard, next);
        }
        builder.start(guard);
        Optional<ExpressionTree> condition = guard(arm);
        if (condition.isPresent()) {
          lowering.conditions().branch(condition.get(), starts.get(i), next);
        } else {
          builder.goTo(starts.get(i));
        }
        builder.start(next);
      }
    }
    builder.goTo(otherwise);
    for (int i = 0; i < cases.size(); i++) {
      builder.start(starts.get(i));
      body(cases.get(i), end);
    }
    builder.start(end);
  }

  /** The constant of a case: that of an enum by name. */
  private static Literal constant(ExpressionTree label) {
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

  /** The pattern in a label: JDK 21 wraps one that JDK 17 has for a label. */
  private static Tree pattern(Tree label) {
    Tree[] found = {label};
    if (label.getKind().name().equals("PATTERN_CASE_LABEL")) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
          if (tree instanceof BindingPatternTree) {
            found[0] = tree;
          }
          return tree == label ? super.scan(tree, null) : null;
        }
      }.scan(label, null);
    }
    return found[0];
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

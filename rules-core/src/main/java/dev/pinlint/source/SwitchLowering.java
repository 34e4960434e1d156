package dev.pinlint.source;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.Arm;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.BodyBuilder.Target;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import dev.pinlint.source.Scope.JumpTarget;
import dev.pinlint.source.Scope.Yielded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lowers {@code switch} statements and expressions. */
final class SwitchLowering {

  private final BodyContext context;
  private final BodyBuilder builder;
  private final StatementLowering statements;

  SwitchLowering(BodyContext context, StatementLowering statements) {
    this.context = context;
    this.builder = context.builder;
    this.statements = statements;
  }

  void lowerStatement(SwitchStmt choice, Set<String> labels) {
    Label end = builder.label();
    Scope inside = context.scope.block();
    inside.jumpTarget =
        new JumpTarget(labels, true, Optional.of(end), Optional.empty(), Optional.empty());
    lower(choice, choice.getSelector(), inside, end, false);
  }

  Temp lowerExpression(SwitchExpr choice, GenericType target) {
    Label end = builder.label();
    Var result = builder.temporary(target.erasure());
    Scope inside = context.scope.block();
    inside.jumpTarget =
        new JumpTarget(
            Set.of(),
            false,
            Optional.of(end),
            Optional.empty(),
            Optional.of(new Yielded(result, target)));
    lower(choice, choice.getSelector(), inside, end, true);
    return builder.read(result);
  }

  void lowerYield(Expression value) {
    Optional<JumpTarget> target = context.scope.yieldTarget();
    if (target.isEmpty()) {
      statements.expressions().lower(value);
      return;
    }
    Yielded yielded = target.get().yielded().orElseThrow();
    builder.write(yielded.result(), statements.expressions().lower(value, yielded.target()));
    target.get().onBreak().ifPresent(builder::jump);
  }

  private void lower(
      SwitchNode choice, Expression selected, Scope inside, Label end, boolean isExpression) {
    TypeRef type = statements.expressions().typeOf(selected);
    Temp selector = statements.expressions().lower(selected);
    List<List<Literal>> values = new ArrayList<>();
    boolean isPlain = true;
    boolean hasDefault = false;
    for (SwitchEntry entry : choice.getEntries()) {
      List<Literal> literals = new ArrayList<>();
      for (Expression label : entry.getLabels()) {
        Optional<Literal> literal = literal(label, type);
        literal.ifPresent(literals::add);
        isPlain &= literal.isPresent();
      }
      isPlain &= entry.getGuard().isEmpty();
      hasDefault |= isDefault(entry);
      values.add(literals);
    }
    boolean hasPatterns =
        choice.getEntries().stream()
            .flatMap(entry -> entry.getLabels().stream())
            .anyMatch(label -> label instanceof PatternExpr || label.isNullLiteralExpr());
    boolean mustMatch = (isExpression || hasPatterns) && !hasDefault;
    if (isPlain) {
      context.inScope(inside, () -> lowerPlain(choice, selector, values, end, mustMatch));
    } else {
      context.inScope(inside, () -> lowerInOrder(choice, selector, end, mustMatch));
    }
  }

  private static boolean isDefault(SwitchEntry entry) {
    return entry.isDefault() || entry.getLabels().isEmpty();
  }

  /** The constant of a label; an enum constant is known by its name. */
  private Optional<Literal> literal(Expression label, TypeRef selector) {
    if (label.isNullLiteralExpr()) {
      return Optional.of(Literal.NULL);
    }
    if (!context.session.names.isEnum(selector)) {
      Optional<Object> constant = statements.expressions().fold(label);
      if (constant.isPresent()) {
        return Optional.of(Constants.literal(constant.get()));
      }
      if (Arithmetic.isPrimitive(selector) || selector.equals(TypeRef.STRING)) {
        return Optional.empty();
      }
    }
    if (label instanceof NameExpr name) {
      return Optional.of(new Literal.Text(name.getNameAsString()));
    } else if (label instanceof FieldAccessExpr access) {
      return Optional.of(new Literal.Text(access.getNameAsString()));
    }
    return Optional.empty();
  }

  private void lowerPlain(
      SwitchNode choice, Temp selector, List<List<Literal>> values, Label end, boolean mustMatch) {
    List<Arm> arms = new ArrayList<>();
    for (int i = 0; i < choice.getEntries().size(); i++) {
      SwitchEntry entry = choice.getEntry(i);
      // What the compiler holds to be exhaustive has nothing behind its last arm.
      boolean isLast = mustMatch && i == choice.getEntries().size() - 1;
      boolean isDefault = isDefault(entry) || isLast;
      arms.add(new Arm(values.get(i), isDefault, () -> lowerArm(entry, end, context.scope)));
    }
    builder.switchOn(selector, arms, end);
  }

  private void failToMatch(SwitchNode choice) {
    builder.throwException(
        builder.opaque("no-match", List.of()),
        context.site((com.github.javaparser.ast.Node) choice));
  }

  private void lowerArm(SwitchEntry entry, Label end, Scope scope) {
    if (entry.getType() == SwitchEntry.Type.STATEMENT_GROUP) {
      context.inScope(scope, () -> statements.lowerAll(entry.getStatements()));
      return;
    }
    context.inScope(
        scope.block(),
        () -> {
          Optional<Statement> only = entry.getStatements().getFirst();
          boolean isValue = scope.jumpTarget != null && scope.jumpTarget.yielded().isPresent();
          if (isValue && only.isPresent() && only.get() instanceof ExpressionStmt value) {
            lowerYield(value.getExpression());
          } else {
            statements.lowerAll(entry.getStatements());
          }
          if (builder.isOpen()) {
            builder.jump(end);
          }
        });
  }

  /** Labels that are no constants are tried one after the other, each with its guard. */
  private void lowerInOrder(SwitchNode choice, Temp selector, Label end, boolean mustMatch) {
    List<Label> starts = new ArrayList<>();
    Optional<Label> otherwise = mustMatch ? Optional.empty() : Optional.of(end);
    List<Scope> scopes = new ArrayList<>();
    int remaining = choice.getEntries().stream().mapToInt(entry -> entry.getLabels().size()).sum();
    for (SwitchEntry entry : choice.getEntries()) {
      Label start = builder.label();
      starts.add(start);
      if (isDefault(entry)) {
        otherwise = Optional.of(start);
      }
      Scope inside = context.scope.block();
      inside.jumpTarget = context.scope.jumpTarget;
      scopes.add(inside);
      for (Expression label : entry.getLabels()) {
        remaining--;
        boolean isLast = mustMatch && remaining == 0;
        context.inScope(inside, () -> test(label, isLast, entry.getGuard(), selector, start));
      }
    }
    if (otherwise.isPresent()) {
      builder.goTo(otherwise.get());
    } else if (builder.isOpen()) {
      failToMatch(choice);
    }
    for (int i = 0; i < starts.size(); i++) {
      builder.start(starts.get(i));
      lowerArm(choice.getEntry(i), end, scopes.get(i));
    }
    if (builder.isOpen()) {
      builder.goTo(end);
    }
    builder.start(end);
  }

  /**
   * Goes to the start of an arm if a label matches, and on to the next label if not.
   *
   * @param isLast whether nothing else can match any more
   */
  private void test(
      Expression label, boolean isLast, Optional<Expression> guard, Temp selector, Label start) {
    Label matched = builder.label();
    Label next = builder.label();
    PatternLowering patterns = statements.expressions().patterns();
    if (isLast) {
      if (label instanceof PatternExpr pattern) {
        patterns.bind(pattern, selector);
      }
      builder.goTo(matched);
    } else if (label instanceof PatternExpr pattern) {
      patterns.match(pattern, selector, matched, next);
    } else {
      branch(label, selector, matched, next);
    }
    builder.start(matched);
    if (guard.isPresent()) {
      Temp condition = statements.expressions().lower(guard.get());
      builder.branch(condition, start, next);
    } else {
      builder.goTo(start);
    }
    if (!isLast || guard.isPresent()) {
      builder.start(next);
    }
  }

  private void branch(Expression label, Temp selector, Label matched, Label next) {
    if (label.isNullLiteralExpr()) {
      builder.branch(builder.op(Operator.IS_NULL, selector), matched, next);
    } else {
      Optional<Literal> literal = literal(label, TypeRef.UNKNOWN);
      if (literal.isPresent()) {
        builder.switchTo(selector, List.of(new Target(literal.get(), matched)), next);
      } else {
        builder.branch(builder.opaque("switch-label", List.of(selector)), matched, next);
      }
    }
  }
}

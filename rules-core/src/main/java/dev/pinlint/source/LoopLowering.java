package dev.pinlint.source;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.BodyBuilder.Loop;
import dev.pinlint.model.Temp;
import dev.pinlint.source.Scope.JumpTarget;
import java.util.Optional;
import java.util.Set;

/** Lowers loops. */
final class LoopLowering {

  private final BodyContext context;
  private final BodyBuilder builder;
  private final StatementLowering statements;

  LoopLowering(BodyContext context, StatementLowering statements) {
    this.context = context;
    this.builder = context.builder;
    this.statements = statements;
  }

  private boolean isAlways(Optional<Expression> condition) {
    return condition.isEmpty()
        || statements.expressions().fold(condition.get()).filter(Boolean.TRUE::equals).isPresent();
  }

  void lowerWhile(WhileStmt loop, Set<String> labels) {
    Scope inside = context.scope.block();
    context.inScope(
        inside,
        () -> lowerLoop(Optional.of(loop.getCondition()), loop.getBody(), () -> {}, labels));
    inside.variables.forEach(context.scope.variables::putIfAbsent);
  }

  void lowerFor(ForStmt loop, Set<String> labels) {
    context.inBlock(
        () -> {
          loop.getInitialization().forEach(statements.expressions()::lower);
          lowerLoop(
              loop.getCompare(),
              loop.getBody(),
              () -> loop.getUpdate().forEach(statements.expressions()::lower),
              labels);
        });
  }

  private void lowerLoop(
      Optional<Expression> condition, Statement body, Runnable update, Set<String> labels) {
    if (!isAlways(condition)) {
      builder.loop(
          () -> statements.expressions().lower(condition.orElseThrow()),
          jumps -> lowerBody(body, jumps, labels),
          update);
      return;
    }
    // The end of an endless loop is reached by break alone.
    Label head = builder.label();
    Label next = builder.label();
    Label end = builder.label();
    builder.start(head);
    lowerBody(body, new Loop(end, next), labels);
    builder.start(next);
    update.run();
    builder.goTo(head);
    builder.start(end);
  }

  void lowerDo(DoStmt loop, Set<String> labels) {
    if (!isAlways(Optional.of(loop.getCondition()))) {
      builder.doLoop(
          jumps -> lowerBody(loop.getBody(), jumps, labels),
          () -> statements.expressions().lower(loop.getCondition()));
      return;
    }
    lowerLoop(Optional.empty(), loop.getBody(), () -> {}, labels);
  }

  void lowerForEach(ForEachStmt loop, Set<String> labels) {
    VariableDeclarator declared = loop.getVariable().getVariable(0);
    Temp elements = statements.expressions().lower(loop.getIterable());
    GenericType type =
        TypeNames.isInferred(declared.getType())
            ? context.session.generics.element(loop.getIterable(), context.scope)
            : context.session.generics.written(declared.getType(), context.scope);
    context.inBlock(
        () -> {
          Local element = context.declare(declared.getNameAsString(), type, Optional.empty());
          builder.forEach(
              elements, element.variable, jumps -> lowerBody(loop.getBody(), jumps, labels));
        });
  }

  private void lowerBody(Statement body, Loop jumps, Set<String> labels) {
    Scope inside = context.scope.block();
    inside.jumpTarget =
        new JumpTarget(
            labels,
            true,
            Optional.of(jumps.onBreak()),
            Optional.of(jumps.onContinue()),
            Optional.empty());
    context.inScope(inside, () -> statements.lower(body));
  }
}

package dev.pinlint.source;

import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.Scope.JumpTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lowers statements, save loops, {@code try} and {@code switch}. */
final class StatementLowering {

  private final BodyContext context;
  private final BodyBuilder builder;
  private final ExpressionLowering expressions;
  private final SwitchLowering switches;
  private final LoopLowering loops;
  private final TryLowering attempts;

  StatementLowering(BodyContext context) {
    this.context = context;
    this.builder = context.builder;
    this.expressions = new ExpressionLowering(context, this);
    this.switches = new SwitchLowering(context, this);
    this.loops = new LoopLowering(context, this);
    this.attempts = new TryLowering(context, this);
  }

  ExpressionLowering expressions() {
    return expressions;
  }

  SwitchLowering switches() {
    return switches;
  }

  void lower(Statement statement) {
    lower(statement, Set.of());
  }

  void lowerAll(List<Statement> statements) {
    for (Statement statement : statements) {
      lower(statement);
    }
  }

  private void lower(Statement statement, Set<String> labels) {
    context.spend();
    if (statement instanceof BlockStmt block) {
      context.inBlock(() -> lowerAll(block.getStatements()));
    } else if (statement instanceof ExpressionStmt expression) {
      expressions.lower(expression.getExpression());
    } else if (statement instanceof IfStmt choice) {
      lowerIf(choice);
    } else if (statement instanceof ReturnStmt end) {
      builder.returnValue(
          end.getExpression().map(value -> expressions.lower(value, context.returnType)));
    } else if (statement instanceof ThrowStmt failure) {
      Temp exception = expressions.lower(failure.getExpression());
      builder.throwException(exception, context.site(failure));
    } else if (statement instanceof TryStmt attempt) {
      attempts.lower(attempt);
    } else if (statement instanceof WhileStmt loop) {
      loops.lowerWhile(loop, labels);
    } else if (statement instanceof DoStmt loop) {
      loops.lowerDo(loop, labels);
    } else if (statement instanceof ForStmt loop) {
      loops.lowerFor(loop, labels);
    } else if (statement instanceof ForEachStmt loop) {
      loops.lowerForEach(loop, labels);
    } else if (statement instanceof SwitchStmt choice) {
      switches.lowerStatement(choice, labels);
    } else if (statement instanceof LabeledStmt labeled) {
      lowerLabeled(labeled, labels);
    } else if (statement instanceof BreakStmt jump) {
      jump(context.scope.breakTarget(jump.getLabel().map(SimpleName::asString)));
    } else if (statement instanceof ContinueStmt jump) {
      jump(context.scope.continueTarget(jump.getLabel().map(SimpleName::asString)));
    } else if (statement instanceof YieldStmt result) {
      switches.lowerYield(result.getExpression());
    } else if (statement instanceof SynchronizedStmt block) {
      expressions.lower(block.getExpression());
      lower(block.getBody());
    } else if (statement instanceof AssertStmt check) {
      lowerAssert(check);
    } else if (statement instanceof LocalClassDeclarationStmt local) {
      declare(local.getClassDeclaration());
    } else if (statement instanceof LocalRecordDeclarationStmt local) {
      declare(local.getRecordDeclaration());
    } else if (statement instanceof ExplicitConstructorInvocationStmt invocation) {
      expressions.calls().lowerExplicit(invocation);
    }
  }

  /** A jump to nowhere stands in broken code only; control does not come back from it. */
  private void jump(Optional<Label> target) {
    if (target.isPresent()) {
      builder.jump(target.get());
    } else {
      builder.returnValue(Optional.empty());
    }
  }

  // ---- declarations ----

  void declare(VariableDeclarationExpr declaration) {
    for (VariableDeclarator variable : declaration.getVariables()) {
      Optional<Expression> initializer = variable.getInitializer();
      GenericType written =
          TypeNames.isInferred(variable.getType())
              ? GenericType.UNKNOWN
              : context.session.generics.written(variable.getType(), context.scope);
      Optional<Object> constant = Optional.empty();
      if (declaration.isFinal() && initializer.isPresent()) {
        TypeRef type = typeOf(variable, initializer, written).erasure();
        constant = context.session.constants.local(type, initializer.get(), context.scope);
      }
      Optional<Temp> value = initializer.map(expression -> expressions.lower(expression, written));
      Local local =
          context.declare(
              variable.getNameAsString(), typeOf(variable, initializer, written), constant);
      value.ifPresent(temp -> builder.write(local.variable, temp));
    }
  }

  private GenericType typeOf(
      VariableDeclarator variable, Optional<Expression> initializer, GenericType written) {
    return TypeNames.isInferred(variable.getType())
        ? initializer
            .map(value -> context.session.generics.of(value, context.scope))
            .orElse(GenericType.UNKNOWN)
        : written;
  }

  private void declare(TypeDeclaration<?> node) {
    Session session = context.session;
    DeclaredType type = session.innerTypes.get(node);
    if (type == null) {
      String simpleName = node.getNameAsString();
      String name =
          session.innerNames.computeIfAbsent(
              node, key -> context.sites.member.localType(0, simpleName));
      type = session.declarer.declare(node, name, context.scope, false);
      session.innerTypes.put(node, type);
    }
    context.scope.localTypes.put(type.declaration.simpleName(), type);
    if (session.loweredInnerTypes.add(node)) {
      new TypeLowering(session, type).lower();
    }
  }

  // ---- control flow ----

  private void lowerIf(IfStmt choice) {
    Optional<Object> decided = expressions.fold(choice.getCondition());
    if (decided.isPresent()) {
      // A compiler leaves the other side out as well.
      if (decided.get().equals(true)) {
        context.inBlock(() -> lower(choice.getThenStmt()));
      } else {
        choice.getElseStmt().ifPresent(statement -> context.inBlock(() -> lower(statement)));
      }
      return;
    }
    Scope inside = context.scope.block();
    context.inScope(
        inside,
        () ->
            builder.ifElse(
                expressions.lower(choice.getCondition()),
                () -> lower(choice.getThenStmt()),
                () -> choice.getElseStmt().ifPresent(this::lower)));
    if (leaves(choice.getThenStmt())) {
      // if (!(x instanceof T t)) return; brings t into scope behind it.
      context.scope.variables.putAll(inside.variables);
    }
  }

  /** Whether a statement surely does not end normally, as far as its last line tells. */
  static boolean leaves(Statement statement) {
    if (statement instanceof BlockStmt block) {
      return block.getStatements().getLast().map(StatementLowering::leaves).orElse(false);
    }
    return statement.isReturnStmt()
        || statement.isThrowStmt()
        || statement.isBreakStmt()
        || statement.isContinueStmt()
        || statement.isYieldStmt();
  }

  private void lowerLabeled(LabeledStmt labeled, Set<String> outerLabels) {
    Set<String> labels = new java.util.HashSet<>(outerLabels);
    labels.add(labeled.getLabel().asString());
    Statement statement = labeled.getStatement();
    if (statement instanceof LabeledStmt
        || statement instanceof WhileStmt
        || statement instanceof DoStmt
        || statement instanceof ForStmt
        || statement instanceof ForEachStmt
        || statement instanceof SwitchStmt) {
      lower(statement, labels);
      return;
    }
    Label end = builder.label();
    Scope inside = context.scope.block();
    inside.jumpTarget =
        new JumpTarget(labels, false, Optional.of(end), Optional.empty(), Optional.empty());
    context.inScope(inside, () -> lower(statement));
    builder.start(end);
  }

  private void lowerAssert(AssertStmt check) {
    TypeRef error = TypeRef.of("java.lang.AssertionError");
    context.inBlock(
        () ->
            builder.ifElse(
                builder.opaque("assertions-enabled", List.of()),
                () ->
                    builder.ifElse(
                        expressions.lower(check.getCheck()),
                        () -> {},
                        () -> {
                          List<Temp> message =
                              check.getMessage().map(expressions::lower).stream().toList();
                          Temp failure =
                              builder.call(
                                  CallKind.NEW,
                                  MethodRef.untyped(error, Member.CONSTRUCTOR, message.size()),
                                  Optional.empty(),
                                  message,
                                  context.site(check));
                          builder.throwException(failure, context.site(check));
                        }),
                () -> {}));
  }
}

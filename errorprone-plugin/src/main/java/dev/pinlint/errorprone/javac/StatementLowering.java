package dev.pinlint.errorprone.javac;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.CatchClause;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lowers statements. */
final class StatementLowering {

  private static final TypeRef ITERATOR = TypeRef.of("java.util.Iterator");
  private static final TypeRef ASSERTION_ERROR = TypeRef.of("java.lang.AssertionError");
  private static final TypeRef BOOLEAN = TypeRef.of("boolean");

  private final Lowering lowering;
  private final Frame frame;
  private final BodyBuilder builder;

  StatementLowering(Lowering lowering) {
    this.lowering = lowering;
    frame = lowering.frame();
    builder = frame.builder();
  }

  void lower(StatementTree statement) {
    lower(statement, List.of());
  }

  void lowerAll(List<? extends StatementTree> statements) {
    statements.forEach(this::lower);
  }

  private void lower(StatementTree statement, List<String> labels) {
    if (statement instanceof BlockTree block) {
      lowerAll(block.getStatements());
    } else if (statement instanceof ExpressionStatementTree expression) {
      lowering.expressions().lower(expression.getExpression());
    } else if (statement instanceof VariableTree variable) {
      declare(variable);
    } else if (statement instanceof ReturnTree result) {
      builder.returnValue(
          Optional.ofNullable(result.getExpression()).map(lowering.expressions()::lower));
    } else if (statement instanceof IfTree choice) {
      choose(choice);
    } else if (statement instanceof TryTree attempt) {
      attempt(attempt);
    } else if (statement instanceof ThrowTree thrown) {
      Temp exception = lowering.expressions().lower(thrown.getExpression());
      builder.throwException(exception, frame.at(thrown));
    } else if (statement instanceof SwitchTree choice) {
      lowering.switches().lower(choice, labels);
    } else if (statement instanceof LabeledStatementTree labeled) {
      label(labeled, labels);
    } else if (statement instanceof SynchronizedTree synced) {
      lowering.expressions().lower(synced.getExpression());
      lower(synced.getBlock());
    } else if (statement instanceof AssertTree check) {
      check(check);
    } else if (!loop(statement, labels) && !jump(statement) && !isSilent(statement)) {
      builder.opaque("statement", List.of());
    }
  }

  /** A local class has a model of its own. */
  private static boolean isSilent(StatementTree statement) {
    return statement instanceof ClassTree || statement instanceof EmptyStatementTree;
  }

  private void declare(VariableTree tree) {
    Var variable = frame.declare(ASTHelpers.getSymbol(tree));
    if (tree.getInitializer() != null) {
      builder.write(variable, lowering.expressions().lower(tree.getInitializer()));
    }
  }

  private void choose(IfTree tree) {
    Label then = builder.label();
    Label otherwise = builder.label();
    Label end = builder.label();
    lowering.conditions().branch(tree.getCondition(), then, otherwise);
    builder.start(then);
    lower(tree.getThenStatement());
    goToIfOpen(end);
    builder.start(otherwise);
    if (tree.getElseStatement() != null) {
      lower(tree.getElseStatement());
    }
    builder.start(end);
  }

  private void label(LabeledStatementTree tree, List<String> outerLabels) {
    List<String> labels = new ArrayList<>(outerLabels);
    labels.add(tree.getLabel().toString());
    if (tree.getStatement() instanceof LabeledStatementTree
        || isLoop(tree.getStatement())
        || tree.getStatement() instanceof SwitchTree) {
      lower(tree.getStatement(), labels);
      return;
    }
    Label end = builder.label();
    frame.within(labels, false, end, Optional.empty(), () -> lower(tree.getStatement()));
    builder.start(end);
  }

  // ---- jumps ----

  private boolean jump(StatementTree statement) {
    if (statement instanceof BreakTree tree) {
      jump(frame.breakTarget(Optional.ofNullable(tree.getLabel()).map(Object::toString)));
    } else if (statement instanceof ContinueTree tree) {
      jump(frame.continueTarget(Optional.ofNullable(tree.getLabel()).map(Object::toString)));
    } else if (statement instanceof YieldTree tree) {
      yieldValue(lowering.expressions().lower(tree.getValue()));
    } else {
      return false;
    }
    return true;
  }

  /** Leaves the switch expression around with its value. */
  void yieldValue(Temp value) {
    Optional<Frame.Yield> target = frame.yieldTarget();
    target.ifPresent(yield -> builder.write(yield.result(), value));
    jump(target.map(Frame.Yield::end));
  }

  private void jump(Optional<Label> target) {
    builder.jump(target.orElseThrow(() -> new IllegalStateException("jump to nowhere")));
  }

  private void goToIfOpen(Label target) {
    if (builder.isOpen()) {
      builder.goTo(target);
    }
  }

  // ---- loops ----

  private static boolean isLoop(StatementTree statement) {
    return statement instanceof WhileLoopTree
        || statement instanceof DoWhileLoopTree
        || statement instanceof ForLoopTree
        || statement instanceof EnhancedForLoopTree;
  }

  private boolean loop(StatementTree statement, List<String> labels) {
    if (statement instanceof WhileLoopTree tree) {
      loop(tree.getCondition(), tree.getStatement(), List.of(), labels);
    } else if (statement instanceof ForLoopTree tree) {
      lowerAll(tree.getInitializer());
      loop(tree.getCondition(), tree.getStatement(), tree.getUpdate(), labels);
    } else if (statement instanceof DoWhileLoopTree tree) {
      loop(tree, labels);
    } else if (statement instanceof EnhancedForLoopTree tree) {
      loop(tree, labels);
    } else {
      return false;
    }
    return true;
  }

  private void loop(
      @Nullable ExpressionTree condition,
      StatementTree body,
      List<? extends StatementTree> updates,
      List<String> labels) {
    Label head = builder.label();
    Label inside = builder.label();
    Label next = builder.label();
    Label end = builder.label();
    builder.start(head);
    if (condition == null) {
      builder.goTo(inside);
    } else {
      lowering.conditions().branch(condition, inside, end);
    }
    builder.start(inside);
    frame.within(labels, true, end, Optional.of(next), () -> lower(body));
    builder.start(next);
    lowerAll(updates);
    goToIfOpen(head);
    builder.start(end);
  }

  private void loop(DoWhileLoopTree tree, List<String> labels) {
    Label head = builder.label();
    Label next = builder.label();
    Label end = builder.label();
    builder.start(head);
    frame.within(labels, true, end, Optional.of(next), () -> lower(tree.getStatement()));
    builder.start(next);
    lowering.conditions().branch(tree.getCondition(), head, end);
    builder.start(end);
  }

  private void loop(EnhancedForLoopTree tree, List<String> labels) {
    Temp elements = lowering.expressions().lower(tree.getExpression());
    Var variable = frame.declare(ASTHelpers.getSymbol(tree.getVariable()));
    Type type = Trees.type(tree.getExpression());
    if (type == null
        || frame.names().types().isArray(frame.names().types().skipTypeVars(type, false))) {
      builder.forEach(elements, variable, loop -> body(tree.getStatement(), loop, labels));
      return;
    }
    Site site = frame.at(tree);
    TypeRef iterable = frame.names().erased(frame.names().types().skipTypeVars(type, false));
    Var iterator = frame.temporary(ITERATOR);
    builder.write(
        iterator,
        builder.call(
            CallKind.VIRTUAL,
            MethodRef.typed(iterable, "iterator", List.of(), ITERATOR),
            Optional.of(elements),
            List.of(),
            site));
    builder.loop(
        () -> iterate(iterator, "hasNext", BOOLEAN, site),
        loop -> {
          builder.write(variable, iterate(iterator, "next", TypeRef.OBJECT, site));
          body(tree.getStatement(), loop, labels);
        },
        () -> {});
  }

  private Temp iterate(Var iterator, String name, TypeRef returnType, Site site) {
    return builder.call(
        CallKind.VIRTUAL,
        MethodRef.typed(ITERATOR, name, List.of(), returnType),
        Optional.of(builder.read(iterator)),
        List.of(),
        site);
  }

  private void body(StatementTree statement, BodyBuilder.Loop loop, List<String> labels) {
    frame.within(
        labels, true, loop.onBreak(), Optional.of(loop.onContinue()), () -> lower(statement));
  }

  // ---- try ----

  private void attempt(TryTree tree) {
    Runnable body = () -> withResources(tree, 0);
    if (tree.getCatches().isEmpty() && tree.getFinallyBlock() == null) {
      body.run();
      return;
    }
    Optional<Runnable> finalizer =
        Optional.ofNullable(tree.getFinallyBlock())
            .map(block -> frame.asWrittenHere(() -> lower(block)));
    builder.tryCatchFinally(body, tree.getCatches().stream().map(this::clause).toList(), finalizer);
  }

  private CatchClause clause(CatchTree tree) {
    Tree type = tree.getParameter().getType();
    List<? extends Tree> alternatives =
        type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
    return new CatchClause(
        alternatives.stream()
            .map(alternative -> frame.names().erased(Trees.type(alternative)))
            .toList(),
        frame.declare(ASTHelpers.getSymbol(tree.getParameter())),
        () -> lower(tree.getBlock()));
  }

  private void withResources(TryTree tree, int first) {
    if (first == tree.getResources().size()) {
      lower(tree.getBlock());
      return;
    }
    Tree resource = tree.getResources().get(first);
    Type type = Trees.type(resource);
    Var variable =
        resource instanceof VariableTree declared
            ? frame.declare(ASTHelpers.getSymbol(declared))
            : frame.temporary(frame.names().erased(type));
    builder.tryResource(
        () -> {
          if (resource instanceof VariableTree declared) {
            declare(declared);
          } else if (resource instanceof ExpressionTree expression) {
            builder.write(variable, lowering.expressions().lower(expression));
          }
        },
        () -> withResources(tree, first + 1),
        frame.asWrittenHere(() -> close(resource, variable)));
  }

  private void close(Tree resource, Var variable) {
    builder.ifElse(
        builder.op(Operator.IS_NULL, builder.read(variable)),
        () -> {},
        () ->
            builder.call(
                CallKind.VIRTUAL,
                MethodRef.typed(variable.type(), "close", List.of(), TypeRef.VOID),
                Optional.of(builder.read(variable)),
                List.of(),
                frame.sites().closing(resource)));
  }

  // ---- assert ----

  private void check(AssertTree tree) {
    Label enabled = builder.label();
    Label failed = builder.label();
    Label end = builder.label();
    builder.branch(builder.opaque("assertions-enabled", List.of()), enabled, end);
    builder.start(enabled);
    lowering.conditions().branch(tree.getCondition(), end, failed);
    builder.start(failed);
    Optional<ExpressionTree> detail = Optional.ofNullable(tree.getDetail());
    List<Temp> arguments = detail.stream().map(lowering.expressions()::lower).toList();
    List<TypeRef> parameters = detail.stream().map(StatementLowering::detailType).toList();
    Temp error =
        builder.call(
            CallKind.NEW,
            MethodRef.typed(ASSERTION_ERROR, "<init>", parameters, TypeRef.VOID),
            Optional.empty(),
            arguments,
            frame.at(tree));
    builder.throwException(error, frame.at(tree));
    builder.start(end);
  }

  /** Which constructor of {@code AssertionError} takes the detail. */
  private static TypeRef detailType(ExpressionTree detail) {
    Type type = Trees.type(detail);
    if (type == null || !type.isPrimitive()) {
      return TypeRef.OBJECT;
    }
    return type.hasTag(TypeTag.BYTE) || type.hasTag(TypeTag.SHORT)
        ? TypeRef.of("int")
        : TypeRef.of(type.tsym.name.toString());
  }
}

package dev.pinlint.source;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lowers {@code try} statements of all forms. */
final class TryLowering {

  private final BodyContext context;
  private final BodyBuilder builder;
  private final StatementLowering statements;

  TryLowering(BodyContext context, StatementLowering statements) {
    this.context = context;
    this.builder = context.builder;
    this.statements = statements;
  }

  void lower(TryStmt attempt) {
    Runnable body =
        () ->
            context.inBlock(
                () -> lowerResources(attempt, 0, () -> statements.lower(attempt.getTryBlock())));
    if (attempt.getCatchClauses().isEmpty() && attempt.getFinallyBlock().isEmpty()) {
      body.run();
      return;
    }
    List<BodyBuilder.CatchClause> clauses = new ArrayList<>();
    attempt.getCatchClauses().forEach(clause -> clauses.add(clause(clause)));
    // A copy that is lowered at a return sees the names of the try statement, not of the return.
    Scope around = context.scope;
    Optional<Runnable> finalizer =
        attempt
            .getFinallyBlock()
            .map(block -> () -> context.inScope(around, () -> statements.lower(block)));
    builder.tryCatchFinally(body, clauses, finalizer);
  }

  private BodyBuilder.CatchClause clause(CatchClause clause) {
    Parameter parameter = clause.getParameter();
    List<TypeRef> types = new ArrayList<>();
    List<? extends Type> alternatives =
        parameter.getType() instanceof UnionType union
            ? union.getElements()
            : List.of(parameter.getType());
    for (Type type : alternatives) {
      types.add(context.session.names.resolve(type, context.scope));
    }
    Scope inside = context.scope.block();
    TypeRef type = types.size() == 1 ? types.get(0) : TypeRef.of("java.lang.Throwable");
    Var caught = builder.variable(parameter.getNameAsString(), type);
    inside.variables.put(
        parameter.getNameAsString(),
        new Local(caught, GenericType.erased(type), context, Optional.empty()));
    return new BodyBuilder.CatchClause(
        types, caught, () -> context.inScope(inside, () -> statements.lower(clause.getBody())));
  }

  private void lowerResources(TryStmt attempt, int index, Runnable body) {
    if (index == attempt.getResources().size()) {
      body.run();
      return;
    }
    Expression resource = attempt.getResources().get(index);
    Var variable = initialize(resource);
    builder.tryResource(
        () -> {},
        () -> lowerResources(attempt, index + 1, body),
        () ->
            builder.call(
                CallKind.VIRTUAL,
                MethodRef.untyped(variable.type(), "close", 0),
                Optional.of(builder.read(variable)),
                List.of(),
                context.site(attempt)));
  }

  private Var initialize(Expression resource) {
    if (resource instanceof VariableDeclarationExpr declaration) {
      statements.declare(declaration);
      VariableDeclarator declared = declaration.getVariable(0);
      @Nullable Local local = context.scope.variables.get(declared.getNameAsString());
      if (local != null) {
        return local.variable;
      }
    }
    Var variable = builder.variable("", statements.expressions().typeOf(resource));
    builder.write(variable, statements.expressions().lower(resource));
    return variable;
  }
}

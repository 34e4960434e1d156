package dev.pinlint.source;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.pinlint.model.Arity;
import dev.pinlint.model.Body;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.Callees.Callee;
import dev.pinlint.source.Callees.Receiver;
import dev.pinlint.source.FunctionTypes.Function;
import java.util.List;
import java.util.Optional;

/** Lowers lambdas and method references. */
final class ClosureLowering {

  private final BodyContext context;
  private final BodyBuilder builder;
  private final ExpressionLowering expressions;

  ClosureLowering(BodyContext context, ExpressionLowering expressions) {
    this.context = context;
    this.builder = context.builder;
    this.expressions = expressions;
  }

  Temp lowerLambda(LambdaExpr lambda, GenericType target) {
    Optional<Function> function = context.session.functions.functionOf(target);
    GenericType returned = function.map(Function::result).orElse(GenericType.UNKNOWN);
    BodyContext inside = context.ofLambda(returned);
    for (int i = 0; i < lambda.getParameters().size(); i++) {
      Parameter parameter = lambda.getParameter(i);
      inside.parameter(parameter.getNameAsString(), parameterType(parameter, function, i));
    }
    StatementLowering statements = new StatementLowering(inside);
    if (lambda.getBody() instanceof ExpressionStmt value) {
      Temp result = statements.expressions().lower(value.getExpression(), returned);
      boolean isVoid = function.map(Function::returnsNothing).orElse(false);
      inside.builder.returnValue(isVoid ? Optional.empty() : Optional.of(result));
    } else {
      statements.lower(lambda.getBody());
    }
    Body body = inside.build();
    return builder.closure(
        target.erasure(), new Instr.LambdaBody(body), inside.captured(), context.site(lambda));
  }

  private GenericType parameterType(Parameter parameter, Optional<Function> function, int index) {
    if (!TypeNames.isInferred(parameter.getType())) {
      return context.session.generics.parameter(parameter, context.scope);
    }
    return function
        .map(Function::parameters)
        .filter(types -> index < types.size())
        .map(types -> types.get(index))
        .orElse(GenericType.UNKNOWN);
  }

  Temp lowerReference(MethodReferenceExpr reference, GenericType target) {
    Expression qualifier = reference.getScope();
    String name = reference.getIdentifier();
    Optional<TypeRef> type = context.session.bindings.qualifierType(qualifier, context.scope);
    if (name.equals("new")) {
      TypeRef created = type.orElse(TypeRef.UNKNOWN);
      return closure(reference, target, CallKind.NEW, created, Member.CONSTRUCTOR, List.of());
    }
    if (type.isPresent()) {
      boolean isStatic = context.session.members.named(type.get(), name).areStatic();
      return closure(
          reference,
          target,
          isStatic ? CallKind.STATIC : CallKind.VIRTUAL,
          type.get(),
          name,
          List.of());
    }
    if (qualifier instanceof SuperExpr above) {
      Callee callee = context.session.callees.onSuper(above, name, 0, context.scope);
      boolean isOuter = callee.receiver() == Receiver.OUTER;
      return closure(
          reference,
          target,
          isOuter ? CallKind.VIRTUAL : CallKind.SUPER,
          callee.owner(),
          name,
          List.of(isOuter ? expressions.outer() : context.self()));
    }
    Temp receiver = expressions.lower(qualifier);
    TypeRef owner = expressions.typeOf(qualifier);
    return closure(reference, target, CallKind.VIRTUAL, owner, name, List.of(receiver));
  }

  private Temp closure(
      MethodReferenceExpr reference,
      GenericType target,
      CallKind kind,
      TypeRef owner,
      String name,
      List<Temp> captured) {
    MethodRef method =
        context
            .session
            .members
            .named(owner, name)
            .unique()
            .map(
                declared ->
                    MethodRef.typed(
                        owner,
                        name,
                        context.session.members.parameters(declared),
                        context.session.members.returnType(declared)))
            .orElse(
                new MethodRef(
                    owner,
                    name,
                    Arity.atLeast(0),
                    Optional.empty(),
                    kind == CallKind.NEW ? TypeRef.VOID : TypeRef.UNKNOWN));
    return builder.closure(
        target.erasure(),
        new Instr.ReferencedMethod(kind, method),
        captured,
        context.site(reference));
  }
}

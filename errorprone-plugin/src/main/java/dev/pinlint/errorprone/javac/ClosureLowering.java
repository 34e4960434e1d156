package dev.pinlint.errorprone.javac;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.ArrayType;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Instr.LambdaBody;
import dev.pinlint.model.Instr.ReferencedMethod;
import dev.pinlint.model.Instr.Target;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lowers lambdas and method references. */
final class ClosureLowering {

  private final Lowering lowering;
  private final Frame frame;
  private final BodyBuilder builder;

  ClosureLowering(Lowering lowering) {
    this.lowering = lowering;
    frame = lowering.frame();
    builder = frame.builder();
  }

  Temp lambda(LambdaExpressionTree tree) {
    Captures captures = Captures.of(tree, frame);
    Frame inner = frame.nested();
    List<Temp> captured = new ArrayList<>();
    if (captures.self()) {
      captured.add(frame.readSelf());
      inner.declareSelf();
    }
    for (Symbol variable : captures.variables()) {
      captured.add(builder.read(frame.declare(variable)));
      inner.declareParameter(variable);
    }
    for (VariableTree parameter : tree.getParameters()) {
      inner.declareParameter(ASTHelpers.getSymbol(parameter));
    }
    Lowering body = new Lowering(inner);
    if (tree.getBody() instanceof StatementTree statement) {
      body.statements().lower(statement);
    } else if (tree.getBody() instanceof ExpressionTree expression) {
      Temp value = body.expressions().lower(expression);
      inner.builder().returnValue(isVoid(tree) ? Optional.empty() : Optional.of(value));
    }
    return closure(tree, new LambdaBody(inner.builder().build()), captured);
  }

  private boolean isVoid(LambdaExpressionTree tree) {
    Type type = Trees.type(tree);
    return type != null
        && frame.names().types().findDescriptorType(type).getReturnType().hasTag(TypeTag.VOID);
  }

  Temp reference(MemberReferenceTree tree) {
    ExpressionTree qualifier = tree.getQualifierExpression();
    Type type = Trees.type(qualifier);
    if (tree.getMode() == MemberReferenceTree.ReferenceMode.NEW
        && type instanceof ArrayType array) {
      return closure(tree, arrayConstructor(array), List.of());
    }
    if (!(((JCMemberReference) tree).sym instanceof MethodSymbol method)) {
      return builder.opaque("unresolved-reference", List.of());
    }
    if (method.isConstructor()) {
      return closure(
          tree,
          new ReferencedMethod(
              CallKind.NEW, frame.names().method(frame.names().declaring(method), method)),
          List.of());
    }
    List<Temp> captured =
        Trees.isName(qualifier) || isParameterizedType(qualifier)
            ? List.of()
            : List.of(lowering.expressions().lower(qualifier));
    CallKind kind =
        ASTHelpers.isStatic(method)
            ? CallKind.STATIC
            : CallLowering.isSuper(qualifier) ? CallKind.SUPER : CallKind.VIRTUAL;
    return closure(
        tree,
        new ReferencedMethod(
            kind, frame.names().method(frame.names().qualifier(method, type), method)),
        captured);
  }

  /**
   * {@code List<String>::size} and {@code int[]::clone} have a type for a qualifier that is no
   * name.
   */
  private static boolean isParameterizedType(Tree qualifier) {
    return switch (qualifier.getKind()) {
      case PARAMETERIZED_TYPE, ARRAY_TYPE, ANNOTATED_TYPE, PRIMITIVE_TYPE -> true;
      default -> false;
    };
  }

  /** {@code T[]::new}: a function from a length to an array of which nothing is known. */
  private LambdaBody arrayConstructor(ArrayType type) {
    BodyBuilder inner = new BodyBuilder();
    Var size = inner.parameter("size", TypeRef.of("int"));
    Temp array = inner.opaque(Instr.Opaque.NEW_ARRAY, List.of(inner.read(size)));
    inner.returnValue(
        Optional.of(
            inner.typed(dev.pinlint.model.Operator.CAST, array, frame.names().erased(type))));
    return new LambdaBody(inner.build());
  }

  private Temp closure(Tree tree, Target target, List<Temp> captured) {
    return builder.closure(
        frame.names().erased(Trees.type(tree)), target, captured, frame.at(tree));
  }
}

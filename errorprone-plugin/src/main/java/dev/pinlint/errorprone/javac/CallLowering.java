package dev.pinlint.errorprone.javac;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lowers method calls and class instance creations. */
final class CallLowering {

  private static final TypeRef ENUM = TypeRef.of("java.lang.Enum");

  private final Lowering lowering;
  private final Frame frame;
  private final BodyBuilder builder;

  CallLowering(Lowering lowering) {
    this.lowering = lowering;
    frame = lowering.frame();
    builder = frame.builder();
  }

  Temp call(MethodInvocationTree tree) {
    Optional<MethodSymbol> callee = Trees.callee(tree);
    if (callee.isEmpty()) {
      return builder.opaque("unresolved-call", lowerAll(tree.getArguments()));
    }
    MethodSymbol method = callee.get();
    if (method.isConstructor()) {
      return constructorCall(tree, method);
    }
    ExpressionTree select = (ExpressionTree) Trees.withoutParentheses(tree.getMethodSelect());
    NameLowering.Access access =
        select instanceof MemberSelectTree member
            ? lowering.names().qualified(member, method)
            : lowering.names().unqualified(method);
    return builder.call(
        kind(method, select),
        frame.names().method(access.owner(), method),
        access.receiver(),
        arguments(tree.getArguments(), ((JCMethodInvocation) tree).varargsElement, method, tree),
        frame.at(tree));
  }

  private static CallKind kind(MethodSymbol method, ExpressionTree select) {
    if (ASTHelpers.isStatic(method)) {
      return CallKind.STATIC;
    }
    return select instanceof MemberSelectTree member && isSuper(member.getExpression())
        ? CallKind.SUPER
        : CallKind.VIRTUAL;
  }

  static boolean isSuper(ExpressionTree qualifier) {
    Tree tree = Trees.withoutParentheses(qualifier);
    return (tree instanceof IdentifierTree name && name.getName().contentEquals("super"))
        || (tree instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("super"));
  }

  /**
   * {@code this(…)} or {@code super(…)}; a qualifying outer instance is evaluated, and is no
   * argument.
   */
  private Temp constructorCall(MethodInvocationTree tree, MethodSymbol constructor) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      lowering.expressions().lower(select.getExpression());
    }
    TypeRef owner = frame.names().declaring(constructor);
    // What javac passes to the constructor of Enum is in no source.
    MethodRef method =
        owner.equals(ENUM)
            ? MethodRef.typed(owner, "<init>", List.of(), TypeRef.VOID)
            : frame.names().method(owner, constructor);
    Temp self = frame.readSelf();
    return builder.call(
        CallKind.SUPER,
        method,
        Optional.of(self),
        arguments(
            tree.getArguments(), ((JCMethodInvocation) tree).varargsElement, constructor, tree),
        frame.at(tree));
  }

  Temp create(NewClassTree tree) {
    JCNewClass creation = (JCNewClass) tree;
    List<ExpressionTree> written = new ArrayList<>(tree.getArguments());
    if (tree.getEnclosingExpression() != null) {
      lowering.expressions().lower(tree.getEnclosingExpression());
    }
    if (!(creation.constructor instanceof MethodSymbol constructor)) {
      return builder.opaque("unresolved-creation", lowerAll(written));
    }
    List<TypeRef> parameters = new ArrayList<>(frame.names().parameters(constructor));
    if (!written.isEmpty() && isOuterInstance(written.get(0))) {
      // Some compilers move the outer instance of an anonymous class's superclass into the
      // arguments.
      lowering.expressions().lower(written.remove(0));
      parameters.remove(0);
    } else if (tree.getEnclosingExpression() != null && tree.getClassBody() != null) {
      // The others have it in the parameters alone.
      parameters.remove(0);
    }
    TypeRef owner = frame.names().declaring(constructor);
    return builder.call(
        CallKind.NEW,
        MethodRef.typed(owner, "<init>", parameters, TypeRef.VOID),
        Optional.empty(),
        arguments(written, creation.varargsElement, parameters.size(), tree),
        frame.at(tree));
  }

  private static boolean isOuterInstance(ExpressionTree argument) {
    return ((JCTree) argument).hasTag(JCTree.Tag.NULLCHK);
  }

  private List<Temp> arguments(
      List<? extends ExpressionTree> written,
      @Nullable Type tailElement,
      MethodSymbol method,
      Tree call) {
    return arguments(written, tailElement, method.type.getParameterTypes().size(), call);
  }

  /**
   * The arguments, in which javac has resolved by variable arity if there is a type for the tail's
   * elements.
   */
  private List<Temp> arguments(
      List<? extends ExpressionTree> written,
      @Nullable Type tailElement,
      int parameters,
      Tree call) {
    if (tailElement == null) {
      return lowerAll(written);
    }
    int fixed = Math.min(parameters - 1, written.size());
    List<Temp> temps = new ArrayList<>(lowerAll(written.subList(0, fixed)));
    List<Temp> tail = lowerAll(written.subList(fixed, written.size()));
    temps.add(builder.array(frame.names().erased(tailElement), tail, frame.at(call)));
    return temps;
  }

  private List<Temp> lowerAll(List<? extends ExpressionTree> trees) {
    return trees.stream().map(lowering.expressions()::lower).toList();
  }
}

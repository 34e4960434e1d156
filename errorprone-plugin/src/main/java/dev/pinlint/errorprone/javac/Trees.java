package dev.pinlint.errorprone.javac;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.TreeInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about a single attributed tree. */
final class Trees {

  private Trees() {}

  static Tree withoutParentheses(Tree tree) {
    Tree inner = tree;
    while (inner instanceof ParenthesizedTree parenthesized) {
      inner = parenthesized.getExpression();
    }
    return inner;
  }

  static @Nullable Type type(Tree tree) {
    return ((JCTree) tree).type;
  }

  static @Nullable Symbol symbol(Tree tree) {
    return ASTHelpers.getSymbol(tree);
  }

  /**
   * The symbol of what a call calls; {@code ASTHelpers} throws where javac recovered from an error.
   */
  static Optional<MethodSymbol> callee(MethodInvocationTree call) {
    return TreeInfo.symbol(((JCMethodInvocation) call).meth) instanceof MethodSymbol method
        ? Optional.of(method)
        : Optional.empty();
  }

  /** Whether a qualifier names a type or package, so that there is nothing to evaluate. */
  static boolean isName(ExpressionTree qualifier) {
    Symbol symbol = symbol(qualifier);
    return symbol instanceof ClassSymbol || symbol instanceof PackageSymbol;
  }

  static boolean isField(Symbol symbol) {
    return symbol instanceof VarSymbol && symbol.owner instanceof ClassSymbol;
  }

  /** The constructor that the statement calls, if it is {@code this(…)} or {@code super(…)}. */
  static Optional<MethodSymbol> constructorCallee(Tree statement) {
    return statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof MethodInvocationTree call
        ? callee(call).filter(MethodSymbol::isConstructor)
        : Optional.empty();
  }

  /** Whether the statement is {@code this(…)} or {@code super(…)}, with the given keyword. */
  static boolean isConstructorCall(Tree statement, String keyword) {
    return statement instanceof ExpressionStatementTree expression
        && expression.getExpression() instanceof MethodInvocationTree call
        && callee(call).map(MethodSymbol::isConstructor).orElse(false)
        && keyword.contentEquals(TreeInfo.name(((JCMethodInvocation) call).meth));
  }
}

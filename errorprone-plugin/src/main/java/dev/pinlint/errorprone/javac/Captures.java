package dev.pinlint.errorprone.javac;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a lambda captures of the body around it, in order of first use. A variable of a method
 * further out, seen from an anonymous or local class, is reached through {@code this}.
 */
final class Captures extends TreeScanner<@Nullable Void, @Nullable Void> {

  private final Frame frame;
  private final List<Symbol> variables = new ArrayList<>();
  private final Set<Symbol> declaredInside = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean self;
  private int classDepth;

  private Captures(Frame frame) {
    this.frame = frame;
  }

  static Captures of(LambdaExpressionTree lambda, Frame frame) {
    Captures captures = new Captures(frame);
    captures.scan(lambda.getParameters(), null);
    captures.scan(lambda.getBody(), null);
    return captures;
  }

  List<Symbol> variables() {
    return variables;
  }

  /** Whether {@code this} is captured. */
  boolean self() {
    return self && frame.hasSelf();
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    VarSymbol symbol = ASTHelpers.getSymbol(tree);
    if (symbol != null) {
      declaredInside.add(symbol);
    }
    return super.visitVariable(tree, null);
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
    Symbol symbol = Trees.symbol(tree);
    if (symbol == null || symbol instanceof ClassSymbol || Constants.of(tree).isPresent()) {
      return null;
    }
    if (NameLowering.isSelf(tree.getName())) {
      self |= classDepth == 0;
    } else if (symbol.owner instanceof ClassSymbol) {
      self |= classDepth == 0 && !ASTHelpers.isStatic(symbol);
    } else if (symbol instanceof VarSymbol && !declaredInside.contains(symbol)) {
      if (frame.variable(symbol).isEmpty()) {
        self = true;
      } else if (!variables.contains(symbol)) {
        variables.add(symbol);
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    Type type = Trees.type(tree);
    // An inner class gets the instance around it.
    self |= tree.getEnclosingExpression() == null && type != null && type.tsym.isInner();
    return super.visitNewClass(tree, null);
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    self = true;
    classDepth++;
    super.visitClass(tree, null);
    classDepth--;
    return null;
  }
}

package dev.pinlint.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;

/**
 * JavaParser takes every name in front of {@code ::} for a type. It may be a variable: this makes
 * it a name again, of which the scope says what it is.
 */
final class MethodReferenceScopes {

  private MethodReferenceScopes() {}

  static void makeNames(CompilationUnit unit) {
    for (MethodReferenceExpr reference : unit.findAll(MethodReferenceExpr.class)) {
      if (reference.getScope() instanceof TypeExpr type
          && type.getType() instanceof ClassOrInterfaceType named
          && isPlain(named)) {
        reference.setScope(name(named));
      }
    }
  }

  private static boolean isPlain(ClassOrInterfaceType type) {
    return type.getTypeArguments().isEmpty()
        && type.getScope().map(MethodReferenceScopes::isPlain).orElse(true);
  }

  private static Expression name(ClassOrInterfaceType type) {
    Expression expression =
        type.getScope()
            .<Expression>map(scope -> new FieldAccessExpr(name(scope), type.getNameAsString()))
            .orElseGet(() -> new NameExpr(type.getNameAsString()));
    type.getRange().ifPresent(expression::setRange);
    return expression;
  }
}

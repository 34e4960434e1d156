package dev.pinlint.errorprone.javac;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.pinlint.model.Literal;
import java.util.Optional;

/** Compile-time constants as javac folded them. */
final class Constants {

  private Constants() {}

  /** The value of a constant expression, or of a literal. */
  static Optional<Literal> of(Tree tree) {
    Tree inner = Trees.withoutParentheses(tree);
    if (inner instanceof LiteralTree literal && literal.getKind() == Tree.Kind.NULL_LITERAL) {
      return Optional.of(Literal.NULL);
    }
    return value(inner).map(Constants::literal);
  }

  /** The value of a constant expression as a Java object. */
  static Optional<Object> value(Tree tree) {
    return Optional.ofNullable(ASTHelpers.constValue(Trees.withoutParentheses(tree)));
  }

  /** The value of a constant condition. */
  static Optional<Boolean> condition(Tree tree) {
    return value(tree).filter(Boolean.class::isInstance).map(Boolean.class::cast);
  }

  /** The constant that a field's declaration gives it. */
  static Optional<Literal> of(VarSymbol field) {
    return Optional.ofNullable(field.getConstantValue()).map(Constants::literal);
  }

  private static Literal literal(Object value) {
    if (value instanceof String text) {
      return new Literal.Text(text);
    } else if (value instanceof Boolean truth) {
      return Literal.of(truth);
    } else if (value instanceof Character character) {
      return new Literal.Int(character);
    } else if (value instanceof Double || value instanceof Float) {
      return new Literal.Real(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      return new Literal.Int(number.longValue());
    }
    throw new IllegalArgumentException("a constant of " + value.getClass());
  }
}

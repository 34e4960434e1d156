package dev.pinlint.source;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.Bindings.Binding;
import dev.pinlint.source.Bindings.EnclosingField;
import dev.pinlint.source.Bindings.ImportedField;
import dev.pinlint.source.Bindings.LocalVariable;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Folds constant expressions (JLS 15.29) over the given files. A value is a {@code String} or a box
 * of a primitive type.
 */
final class Constants {

  private final TypeNames names;
  private final Bindings bindings;
  private final Members members;
  private final IdentityHashMap<Expression, Optional<Object>> folded = new IdentityHashMap<>();
  private final Set<DeclaredField> pending = new HashSet<>();

  Constants(TypeNames names, Bindings bindings, Members members) {
    this.names = names;
    this.bindings = bindings;
    this.members = members;
  }

  static Literal literal(Object value) {
    if (value instanceof String text) {
      return new Literal.Text(text);
    } else if (value instanceof Boolean bool) {
      return Literal.of(bool);
    } else if (value instanceof Character character) {
      return new Literal.Int(character);
    } else if (value instanceof Double || value instanceof Float) {
      return new Literal.Real(((Number) value).doubleValue());
    }
    return new Literal.Int(((Number) value).longValue());
  }

  /** Forgets the expressions of the file in hand. */
  void endFile() {
    folded.clear();
  }

  /** The value of a constant expression. */
  Optional<Object> fold(Expression expression, Scope scope) {
    Optional<Object> known = folded.get(expression);
    if (known != null) {
      return known;
    }
    Optional<Object> value;
    try {
      value = evaluate(expression, scope);
    } catch (IllegalArgumentException | ArithmeticException e) {
      // A malformed literal or a division by zero.
      value = Optional.empty();
    }
    folded.put(expression, value);
    return value;
  }

  private Optional<Object> evaluate(Expression expression, Scope scope) {
    if (expression instanceof StringLiteralExpr text) {
      return Optional.of(text.getValue().translateEscapes());
    } else if (expression instanceof TextBlockLiteralExpr block) {
      return Optional.of(block.asString());
    } else if (expression instanceof BooleanLiteralExpr bool) {
      return Optional.of(bool.getValue());
    } else if (expression instanceof CharLiteralExpr character) {
      String value = character.getValue().translateEscapes();
      return value.length() == 1 ? Optional.of(value.charAt(0)) : Optional.empty();
    } else if (expression instanceof IntegerLiteralExpr number) {
      return Optional.of(number.asNumber());
    } else if (expression instanceof LongLiteralExpr number) {
      return Optional.of(number.asNumber().longValue());
    } else if (expression instanceof DoubleLiteralExpr number) {
      return Optional.of(real(number));
    } else if (expression instanceof EnclosedExpr enclosed) {
      return fold(enclosed.getInner(), scope);
    } else if (expression instanceof NameExpr name) {
      return bindings.find(name.getNameAsString(), scope).flatMap(this::valueOf);
    } else if (expression instanceof FieldAccessExpr access) {
      return bindings
          .qualifierType(access.getScope(), scope)
          .flatMap(owner -> members.field(owner, access.getNameAsString()))
          .filter(Members.FieldInfo::isStatic)
          .flatMap(this::valueOf);
    } else if (expression instanceof ConditionalExpr conditional) {
      return conditional(conditional, scope);
    } else if (expression instanceof CastExpr cast) {
      TypeRef type = names.resolve(cast.getType(), scope);
      return fold(cast.getExpression(), scope).flatMap(value -> Arithmetic.convert(value, type));
    } else if (expression instanceof UnaryExpr unary) {
      return unary(unary, scope);
    } else if (expression instanceof BinaryExpr binary) {
      Optional<Object> left = fold(binary.getLeft(), scope);
      return left.isEmpty()
          ? left
          : fold(binary.getRight(), scope)
              .flatMap(right -> Arithmetic.binary(binary.getOperator(), left.get(), right));
    }
    return Optional.empty();
  }

  private static Object real(DoubleLiteralExpr number) {
    String written = number.getValue().replace("_", "");
    if (written.endsWith("f") || written.endsWith("F")) {
      return Float.parseFloat(written);
    }
    return Double.parseDouble(written);
  }

  private Optional<Object> conditional(ConditionalExpr conditional, Scope scope) {
    Optional<Object> condition = fold(conditional.getCondition(), scope);
    Optional<Object> then = fold(conditional.getThenExpr(), scope);
    Optional<Object> otherwise = fold(conditional.getElseExpr(), scope);
    if (then.isEmpty() || otherwise.isEmpty() || !(condition.orElse(null) instanceof Boolean)) {
      return Optional.empty();
    }
    return condition.get().equals(true) ? then : otherwise;
  }

  private Optional<Object> unary(UnaryExpr unary, Scope scope) {
    if (unary.getOperator() == UnaryExpr.Operator.MINUS
        && unary.getExpression() instanceof IntegerLiteralExpr number) {
      // The least int has an absolute value that is none.
      return Optional.of(Math.toIntExact(-number.asNumber().longValue()));
    }
    return fold(unary.getExpression(), scope)
        .flatMap(value -> Arithmetic.unary(unary.getOperator(), value));
  }

  private Optional<Object> valueOf(Binding binding) {
    if (binding instanceof LocalVariable variable) {
      return variable.local().constant;
    } else if (binding instanceof EnclosingField field) {
      return valueOf(field.info());
    } else if (binding instanceof ImportedField imported) {
      return imported.info().flatMap(this::valueOf);
    }
    return Optional.empty();
  }

  private Optional<Object> valueOf(Members.FieldInfo field) {
    return field
        .declared()
        .flatMap(this::field)
        .or(() -> field.constant().flatMap(literal -> value(literal, field.type())));
  }

  /** The value behind a literal of a type: on the virtual machine characters are numbers. */
  private static Optional<Object> value(Literal literal, TypeRef type) {
    if (literal instanceof Literal.Text text) {
      return Arithmetic.convert(text.value(), type);
    } else if (literal instanceof Literal.Int number) {
      return type.name().equals("boolean")
          ? Optional.of(number.value() != 0)
          : Arithmetic.convert(number.value(), type);
    } else if (literal instanceof Literal.Real real) {
      return Arithmetic.convert(real.value(), type);
    }
    return Optional.empty();
  }

  /** The value of a field that is a constant variable (JLS 4.12.4). */
  Optional<Object> field(DeclaredField field) {
    if (!field.isFinal() || field.initializer().isEmpty() || field.declared().isEmpty()) {
      return Optional.empty();
    }
    TypeRef type = members.fieldType(field);
    if (!isConstantType(type) || !pending.add(field)) {
      return Optional.empty();
    }
    try {
      return fold(field.initializer().get(), field.owner().scope)
          .flatMap(value -> Arithmetic.convert(value, type));
    } finally {
      pending.remove(field);
    }
  }

  /** The value of a final local variable with an initialiser. */
  Optional<Object> local(TypeRef type, Expression initializer, Scope scope) {
    return fold(initializer, scope).flatMap(value -> Arithmetic.convert(value, type));
  }

  private static boolean isConstantType(TypeRef type) {
    return type.equals(TypeRef.STRING) || Arithmetic.isPrimitive(type);
  }
}

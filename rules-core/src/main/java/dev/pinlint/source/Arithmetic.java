package dev.pinlint.source;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.pinlint.model.TypeRef;
import java.util.Optional;
import java.util.Set;

/** The operators of constant expressions, as Java computes them. */
final class Arithmetic {

  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double");

  private Arithmetic() {}

  static boolean isPrimitive(TypeRef type) {
    return PRIMITIVES.contains(type.name());
  }

  /** The value after an assignment to, or a cast to, a primitive type or {@code String}. */
  static Optional<Object> convert(Object value, TypeRef type) {
    if (type.equals(TypeRef.STRING)) {
      return Optional.of(value).filter(String.class::isInstance);
    } else if (type.name().equals("boolean")) {
      return Optional.of(value).filter(Boolean.class::isInstance);
    }
    Object promoted = value instanceof Character character ? (Object) (int) character : value;
    if (!(promoted instanceof Number number)) {
      return Optional.empty();
    }
    boolean isReal = number instanceof Double || number instanceof Float;
    long integer = isReal ? (long) number.doubleValue() : number.longValue();
    int narrow = isReal ? (int) number.doubleValue() : (int) integer;
    return switch (type.name()) {
      case "byte" -> Optional.of((int) (byte) narrow);
      case "short" -> Optional.of((int) (short) narrow);
      case "char" -> Optional.of((char) narrow);
      case "int" -> Optional.of(narrow);
      case "long" -> Optional.of(integer);
      case "float" -> Optional.of(number.floatValue());
      case "double" -> Optional.of(number.doubleValue());
      default -> Optional.empty();
    };
  }

  static Optional<Object> unary(UnaryExpr.Operator operator, Object value) {
    if (value instanceof Boolean bool) {
      return operator == UnaryExpr.Operator.LOGICAL_COMPLEMENT
          ? Optional.of(!bool)
          : Optional.empty();
    }
    Object promoted = value instanceof Character character ? (Object) (int) character : value;
    if (!(promoted instanceof Number number)) {
      return Optional.empty();
    }
    return switch (operator) {
      case PLUS -> Optional.of(number);
      case MINUS -> binary(BinaryExpr.Operator.MINUS, 0, number);
      case BITWISE_COMPLEMENT -> binary(BinaryExpr.Operator.XOR, -1, number);
      default -> Optional.empty();
    };
  }

  static Optional<Object> binary(BinaryExpr.Operator operator, Object left, Object right) {
    if (left instanceof String || right instanceof String) {
      return operator == BinaryExpr.Operator.PLUS
          ? Optional.of(String.valueOf(left) + right)
          : Optional.empty();
    }
    if (left instanceof Boolean first && right instanceof Boolean second) {
      return logical(operator, first, second);
    }
    Object first = left instanceof Character character ? (Object) (int) character : left;
    Object second = right instanceof Character character ? (Object) (int) character : right;
    if (!(first instanceof Number a) || !(second instanceof Number b)) {
      return Optional.empty();
    }
    if (isReal(a) || isReal(b)) {
      return real(operator, a, b);
    }
    return integral(operator, a, b);
  }

  private static boolean isReal(Number number) {
    return number instanceof Double || number instanceof Float;
  }

  private static Optional<Object> logical(
      BinaryExpr.Operator operator, boolean left, boolean right) {
    return switch (operator) {
      case AND, BINARY_AND -> Optional.of(left && right);
      case OR, BINARY_OR -> Optional.of(left || right);
      case XOR, NOT_EQUALS -> Optional.of(left != right);
      case EQUALS -> Optional.of(left == right);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> integral(
      BinaryExpr.Operator operator, Number left, Number right) {
    long a = left.longValue();
    long b = right.longValue();
    boolean isLong = left instanceof Long || right instanceof Long;
    boolean isLeftLong = left instanceof Long;
    return switch (operator) {
      case PLUS -> Optional.of(sized(a + b, isLong));
      case MINUS -> Optional.of(sized(a - b, isLong));
      case MULTIPLY -> Optional.of(sized(a * b, isLong));
      case DIVIDE -> Optional.of(sized(a / b, isLong));
      case REMAINDER -> Optional.of(sized(a % b, isLong));
      case BINARY_AND -> Optional.of(sized(a & b, isLong));
      case BINARY_OR -> Optional.of(sized(a | b, isLong));
      case XOR -> Optional.of(sized(a ^ b, isLong));
      case LEFT_SHIFT ->
          Optional.of(isLeftLong ? (Object) (a << b) : (Object) ((int) a << (int) b));
      case SIGNED_RIGHT_SHIFT ->
          Optional.of(isLeftLong ? (Object) (a >> b) : (Object) ((int) a >> (int) b));
      case UNSIGNED_RIGHT_SHIFT ->
          Optional.of(isLeftLong ? (Object) (a >>> b) : (Object) ((int) a >>> (int) b));
      case EQUALS -> Optional.of(a == b);
      case NOT_EQUALS -> Optional.of(a != b);
      case LESS -> Optional.of(a < b);
      case LESS_EQUALS -> Optional.of(a <= b);
      case GREATER -> Optional.of(a > b);
      case GREATER_EQUALS -> Optional.of(a >= b);
      default -> Optional.empty();
    };
  }

  private static Object sized(long value, boolean isLong) {
    return isLong ? (Object) value : (Object) (int) value;
  }

  private static Optional<Object> real(BinaryExpr.Operator operator, Number left, Number right) {
    double a = left.doubleValue();
    double b = right.doubleValue();
    boolean isDouble = left instanceof Double || right instanceof Double;
    return switch (operator) {
      case PLUS -> Optional.of(sizedReal(a + b, isDouble));
      case MINUS -> Optional.of(sizedReal(a - b, isDouble));
      case MULTIPLY -> Optional.of(sizedReal(a * b, isDouble));
      case DIVIDE -> Optional.of(sizedReal(a / b, isDouble));
      case REMAINDER -> Optional.of(sizedReal(a % b, isDouble));
      case EQUALS -> Optional.of(a == b);
      case NOT_EQUALS -> Optional.of(a != b);
      case LESS -> Optional.of(a < b);
      case LESS_EQUALS -> Optional.of(a <= b);
      case GREATER -> Optional.of(a > b);
      case GREATER_EQUALS -> Optional.of(a >= b);
      default -> Optional.empty();
    };
  }

  private static Object sizedReal(double value, boolean isDouble) {
    return isDouble ? (Object) value : (Object) (float) value;
  }
}

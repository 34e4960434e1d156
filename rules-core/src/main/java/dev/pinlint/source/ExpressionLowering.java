package dev.pinlint.source;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lowers expressions, save calls, closures and assignments. */
final class ExpressionLowering {

  private static final int LONGEST_EMPTY_ARRAY = 64;

  private final BodyContext context;
  private final BodyBuilder builder;
  private final CallLowering calls;
  private final ClosureLowering closures;
  private final AssignmentLowering assignments;
  private final PatternLowering patterns;
  private final StatementLowering statements;

  ExpressionLowering(BodyContext context, StatementLowering statements) {
    this.context = context;
    this.builder = context.builder;
    this.statements = statements;
    this.calls = new CallLowering(context, this);
    this.closures = new ClosureLowering(context, this);
    this.assignments = new AssignmentLowering(context, this);
    this.patterns = new PatternLowering(context);
  }

  PatternLowering patterns() {
    return patterns;
  }

  CallLowering calls() {
    return calls;
  }

  AssignmentLowering assignments() {
    return assignments;
  }

  TypeRef typeOf(Expression expression) {
    return context.session.types.typeOf(expression, context.scope);
  }

  Optional<Object> fold(Expression expression) {
    return context.session.constants.fold(expression, context.scope);
  }

  Temp lower(Expression expression) {
    return lower(expression, GenericType.UNKNOWN);
  }

  /** Lowers an expression whose value is converted to {@code target}. */
  Temp lower(Expression expression, GenericType target) {
    context.spend();
    Optional<Object> constant = fold(expression);
    if (constant.isPresent()) {
      return context.constant(constant.get());
    }
    if (expression instanceof NullLiteralExpr) {
      return context.nothing();
    } else if (expression instanceof EnclosedExpr enclosed) {
      return lower(enclosed.getInner(), target);
    } else if (expression instanceof NameExpr name) {
      return assignments.readName(name);
    } else if (expression instanceof FieldAccessExpr access) {
      return assignments.readField(access);
    } else if (expression instanceof MethodCallExpr call) {
      return calls.lowerCall(call);
    } else if (expression instanceof ObjectCreationExpr creation) {
      return calls.lowerCreation(creation);
    } else if (expression instanceof LambdaExpr lambda) {
      return closures.lowerLambda(lambda, target);
    } else if (expression instanceof MethodReferenceExpr reference) {
      return closures.lowerReference(reference, target);
    } else if (expression instanceof AssignExpr assignment) {
      return assignments.lowerAssignment(assignment);
    } else if (expression instanceof UnaryExpr unary) {
      return lowerUnary(unary);
    } else if (expression instanceof BinaryExpr binary) {
      return lowerBinary(binary);
    } else if (expression instanceof ConditionalExpr conditional) {
      return lowerConditional(conditional, target);
    } else if (expression instanceof CastExpr cast) {
      return lowerCast(cast);
    } else if (expression instanceof InstanceOfExpr test) {
      return lowerInstanceOf(test);
    } else if (expression instanceof ThisExpr self) {
      return lowerThis(self);
    } else if (expression instanceof ArrayAccessExpr access) {
      Temp array = lower(access.getName());
      return builder.op(Operator.ARRAY_LOAD, array, lower(access.getIndex()));
    } else if (expression instanceof ArrayCreationExpr creation) {
      return lowerArrayCreation(creation);
    } else if (expression instanceof ArrayInitializerExpr initializer) {
      return lowerArray(initializer, target.erasure());
    } else if (expression instanceof ClassExpr literal) {
      return lowerClassLiteral(literal);
    } else if (expression instanceof SwitchExpr choice) {
      return statements.switches().lowerExpression(choice, target);
    } else if (expression instanceof VariableDeclarationExpr declaration) {
      statements.declare(declaration);
      return context.nothing();
    } else if (expression.isSuperExpr()) {
      return context.self();
    }
    return builder.opaque(expression.getClass().getSimpleName(), List.of());
  }

  List<Temp> lowerAll(List<Expression> expressions) {
    List<Temp> values = new ArrayList<>();
    for (Expression expression : expressions) {
      values.add(lower(expression));
    }
    return values;
  }

  private Temp lowerThis(ThisExpr self) {
    if (self.getTypeName().isPresent() && !typeOf(self).equals(context.type.ref)) {
      return outer();
    }
    return context.self();
  }

  Temp outer() {
    return builder.opaque("outer-this", List.of());
  }

  private Temp lowerClassLiteral(ClassExpr literal) {
    if (literal.getType().isPrimitiveType() || literal.getType().isVoidType()) {
      return builder.opaque("primitive-class", List.of());
    }
    return builder.constant(
        new Literal.ClassLiteral(context.session.names.resolve(literal.getType(), context.scope)));
  }

  private Temp lowerCast(CastExpr cast) {
    TypeRef type = context.session.names.resolve(cast.getType(), context.scope);
    Temp value =
        lower(
            cast.getExpression(), context.session.generics.written(cast.getType(), context.scope));
    return cast.getType().isPrimitiveType() ? value : builder.typed(Operator.CAST, value, type);
  }

  private Temp lowerInstanceOf(InstanceOfExpr test) {
    Temp value = lower(test.getExpression());
    TypeRef type = context.session.names.resolve(test.getType(), context.scope);
    Optional<PatternExpr> pattern = test.getPattern();
    if (pattern.isEmpty()) {
      return builder.typed(Operator.INSTANCEOF, value, type);
    }
    if (pattern.get() instanceof TypePatternExpr binding) {
      Temp matches = builder.typed(Operator.INSTANCEOF, value, type);
      Local bound = context.declare(binding.getNameAsString(), type);
      builder.ifElse(
          matches,
          () -> builder.write(bound.variable, builder.typed(Operator.CAST, value, type)),
          () -> {});
      return matches;
    }
    return matches(pattern.get(), value);
  }

  /** Whether a value matches, in a variable that each way there writes. */
  private Temp matches(PatternExpr pattern, Temp value) {
    Var result = builder.temporary(TypeRef.of("boolean"));
    Label matched = builder.label();
    Label next = builder.label();
    Label end = builder.label();
    patterns.match(pattern, value, matched, next);
    builder.start(matched);
    builder.write(result, builder.constant(Literal.TRUE));
    builder.goTo(end);
    builder.start(next);
    builder.write(result, builder.constant(Literal.FALSE));
    builder.goTo(end);
    builder.start(end);
    return builder.read(result);
  }

  // ---- operators ----

  private Temp lowerUnary(UnaryExpr unary) {
    return switch (unary.getOperator()) {
      case LOGICAL_COMPLEMENT -> builder.op(Operator.NOT, lower(unary.getExpression()));
      case PLUS -> lower(unary.getExpression());
      case MINUS ->
          builder.op(
              Operator.SUB, builder.constant(new Literal.Int(0)), lower(unary.getExpression()));
      case BITWISE_COMPLEMENT -> builder.op(Operator.ARITHMETIC, lower(unary.getExpression()));
      default -> assignments.lowerStep(unary);
    };
  }

  private Temp lowerBinary(BinaryExpr binary) {
    BinaryExpr.Operator operator = binary.getOperator();
    if (operator == BinaryExpr.Operator.AND || operator == BinaryExpr.Operator.OR) {
      return lowerShortCircuit(binary, operator == BinaryExpr.Operator.AND);
    }
    if (operator == BinaryExpr.Operator.EQUALS || operator == BinaryExpr.Operator.NOT_EQUALS) {
      return lowerEquality(binary, operator == BinaryExpr.Operator.EQUALS);
    }
    if (operator == BinaryExpr.Operator.PLUS && typeOf(binary).equals(TypeRef.STRING)) {
      return new ConcatLowering(context, this).lower(binary);
    }
    Temp left = lower(binary.getLeft());
    Temp right = lower(binary.getRight());
    return builder.op(operator(operator), left, right);
  }

  static Operator operator(BinaryExpr.Operator operator) {
    return switch (operator) {
      case LESS -> Operator.LT;
      case LESS_EQUALS -> Operator.LE;
      case GREATER -> Operator.GT;
      case GREATER_EQUALS -> Operator.GE;
      case PLUS -> Operator.ADD;
      case MINUS -> Operator.SUB;
      default -> Operator.ARITHMETIC;
    };
  }

  private Temp lowerEquality(BinaryExpr binary, boolean isEqual) {
    Expression left = unwrap(binary.getLeft());
    Expression right = unwrap(binary.getRight());
    if (left.isNullLiteralExpr() || right.isNullLiteralExpr()) {
      Temp isNull = builder.op(Operator.IS_NULL, lower(left.isNullLiteralExpr() ? right : left));
      return isEqual ? isNull : builder.op(Operator.NOT, isNull);
    }
    Temp first = lower(left);
    return builder.op(isEqual ? Operator.EQ : Operator.NE, first, lower(right));
  }

  private static Expression unwrap(Expression expression) {
    Expression inner = expression;
    while (inner instanceof EnclosedExpr enclosed) {
      inner = enclosed.getInner();
    }
    return inner;
  }

  /** A left side that is constant decides which code there is, as it does for a compiler. */
  private Temp lowerShortCircuit(BinaryExpr binary, boolean isAnd) {
    Optional<Object> decided = fold(binary.getLeft());
    if (decided.isPresent()) {
      return decided.get().equals(isAnd)
          ? lower(binary.getRight())
          : context.constant(decided.get());
    }
    return builder.shortCircuit(isAnd, lower(binary.getLeft()), () -> lower(binary.getRight()));
  }

  private Temp lowerConditional(ConditionalExpr conditional, GenericType target) {
    Optional<Object> decided = fold(conditional.getCondition());
    if (decided.isPresent()) {
      return lower(
          decided.get().equals(true) ? conditional.getThenExpr() : conditional.getElseExpr(),
          target);
    }
    Var result = builder.temporary(typeOf(conditional));
    context.inBlock(
        () ->
            builder.ifElse(
                lower(conditional.getCondition()),
                () -> builder.write(result, lower(conditional.getThenExpr(), target)),
                () -> builder.write(result, lower(conditional.getElseExpr(), target))));
    return builder.read(result);
  }

  // ---- arrays ----

  private Temp lowerArrayCreation(ArrayCreationExpr creation) {
    TypeRef type = context.session.types.arrayType(creation, context.scope);
    if (creation.getInitializer().isPresent()) {
      ArrayInitializerExpr initializer = creation.getInitializer().get();
      return lowerArray(initializer, type);
    }
    List<Expression> sizes = new ArrayList<>();
    creation.getLevels().forEach(level -> level.getDimension().ifPresent(sizes::add));
    if (creation.getLevels().size() == 1
        && sizes.size() == 1
        && fold(sizes.get(0)).orElse(-1) instanceof Integer size
        && size >= 0
        && size <= LONGEST_EMPTY_ARRAY) {
      List<Temp> elements = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        elements.add(builder.constant(initial(type.component())));
      }
      return builder.array(type.component(), elements, context.site(creation));
    }
    String what =
        creation.getLevels().size() == 1
            ? Instr.Opaque.newArray(type.component())
            : Instr.Opaque.NEW_ARRAY;
    return builder.opaque(what, lowerAll(sizes));
  }

  private static Literal initial(TypeRef type) {
    if (!Arithmetic.isPrimitive(type)) {
      return Literal.NULL;
    }
    boolean isReal = type.name().equals("double") || type.name().equals("float");
    return isReal ? new Literal.Real(0) : new Literal.Int(0);
  }

  private Temp lowerArray(ArrayInitializerExpr initializer, TypeRef type) {
    TypeRef component = type.isArray() ? type.component() : TypeRef.UNKNOWN;
    List<Temp> elements = new ArrayList<>();
    for (Expression element : initializer.getValues()) {
      elements.add(lower(element, GenericType.erased(component)));
    }
    return builder.array(component, elements, context.site(initializer));
  }
}

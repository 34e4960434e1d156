package dev.pinlint.source;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.Bindings.Binding;
import dev.pinlint.source.Bindings.EnclosingField;
import dev.pinlint.source.Bindings.ImportedField;
import dev.pinlint.source.Bindings.LocalVariable;
import dev.pinlint.source.Callees.Callee;
import dev.pinlint.source.Members.FieldInfo;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The static types of expressions, as far as declarations tell; unknown rather than wrong. */
final class StaticTypes {

  private static final TypeRef BOOLEAN = TypeRef.of("boolean");
  private static final TypeRef INT = TypeRef.of("int");
  private static final List<String> WIDENING = List.of("int", "long", "float", "double");

  private final Session session;
  private final IdentityHashMap<Expression, TypeRef> known = new IdentityHashMap<>();

  StaticTypes(Session session) {
    this.session = session;
  }

  /** Forgets the expressions of the file in hand. */
  void endFile() {
    known.clear();
  }

  /** The erased type; {@link TypeRef#UNKNOWN} for {@code null} too. */
  TypeRef typeOf(Expression expression, Scope scope) {
    TypeRef before = known.get(expression);
    if (before != null) {
      return before;
    }
    TypeRef type = find(expression, scope);
    // What is unknown now may be asked for before its pattern variable is declared.
    if (!type.equals(TypeRef.UNKNOWN)) {
      known.put(expression, type);
    }
    return type;
  }

  private TypeRef find(Expression expression, Scope scope) {
    if (expression instanceof EnclosedExpr enclosed) {
      return typeOf(enclosed.getInner(), scope);
    } else if (expression instanceof LiteralExpr literal) {
      return ofLiteral(literal);
    } else if (expression instanceof NameExpr name) {
      return session
          .bindings
          .find(name.getNameAsString(), scope)
          .map(StaticTypes::ofBinding)
          .orElse(TypeRef.UNKNOWN);
    } else if (expression instanceof FieldAccessExpr access) {
      return ofField(access, scope);
    } else if (expression instanceof MethodCallExpr call) {
      return ofCall(call, scope);
    } else if (expression instanceof ObjectCreationExpr creation) {
      return created(creation, scope);
    } else if (expression instanceof CastExpr cast) {
      return session.names.resolve(cast.getType(), scope);
    } else if (expression instanceof ThisExpr self) {
      return ofThis(self, scope);
    } else if (expression instanceof SuperExpr) {
      return superclass(scope);
    } else if (expression instanceof ArrayAccessExpr access) {
      TypeRef array = typeOf(access.getName(), scope);
      return array.isArray() ? array.component() : TypeRef.UNKNOWN;
    } else if (expression instanceof ArrayCreationExpr creation) {
      return arrayType(creation, scope);
    } else if (expression instanceof ConditionalExpr conditional) {
      return ofConditional(conditional, scope);
    } else if (expression instanceof AssignExpr assignment) {
      return typeOf(assignment.getTarget(), scope);
    } else if (expression instanceof BinaryExpr binary) {
      return ofBinary(binary, scope);
    } else if (expression instanceof UnaryExpr unary) {
      return ofUnary(unary, scope);
    } else if (expression instanceof InstanceOfExpr) {
      return BOOLEAN;
    } else if (expression instanceof ClassExpr) {
      return TypeRef.of("java.lang.Class");
    }
    return TypeRef.UNKNOWN;
  }

  private static TypeRef ofLiteral(LiteralExpr literal) {
    if (literal.isStringLiteralExpr() || literal.isTextBlockLiteralExpr()) {
      return TypeRef.STRING;
    } else if (literal.isBooleanLiteralExpr()) {
      return BOOLEAN;
    } else if (literal.isCharLiteralExpr()) {
      return TypeRef.of("char");
    } else if (literal.isLongLiteralExpr()) {
      return TypeRef.of("long");
    } else if (literal.isDoubleLiteralExpr()) {
      String written = literal.asDoubleLiteralExpr().getValue();
      return TypeRef.of(written.endsWith("f") || written.endsWith("F") ? "float" : "double");
    }
    return literal.isIntegerLiteralExpr() ? INT : TypeRef.UNKNOWN;
  }

  private static TypeRef ofBinding(Binding binding) {
    if (binding instanceof LocalVariable variable) {
      return variable.local().type();
    } else if (binding instanceof EnclosingField field) {
      return field.info().type();
    } else if (binding instanceof ImportedField imported) {
      return imported.info().map(FieldInfo::type).orElse(TypeRef.UNKNOWN);
    }
    return TypeRef.UNKNOWN;
  }

  private TypeRef ofField(FieldAccessExpr access, Scope scope) {
    String name = access.getNameAsString();
    Expression qualifier = access.getScope();
    Optional<TypeRef> named = session.bindings.qualifierType(qualifier, scope);
    TypeRef owner = named.orElseGet(() -> typeOf(qualifier, scope));
    if (owner.isArray() && name.equals("length")) {
      return INT;
    }
    // Of another object's field of a type parameter's type, the argument for the parameter is not
    // known.
    return session
        .members
        .field(owner, name)
        .filter(field -> !field.isFree() || qualifier.isThisExpr())
        .map(FieldInfo::type)
        .orElse(TypeRef.UNKNOWN);
  }

  private TypeRef ofCall(MethodCallExpr call, Scope scope) {
    Callee callee = session.callees.find(call, scope);
    if (call.getArguments().isEmpty()) {
      if (callee.owner().isArray() && call.getNameAsString().equals("clone")) {
        return callee.owner();
      }
    }
    TypeRef result = session.members.resultType(callee.candidates());
    return result.equals(TypeRef.UNKNOWN)
        ? session.generics.result(call, callee, scope).erasure()
        : result;
  }

  private TypeRef ofThis(ThisExpr self, Scope scope) {
    return self.getTypeName()
        .map(name -> session.names.resolveName(List.of(name.asString().split("\\.")), scope))
        .or(() -> scope.enclosingType().map(type -> type.ref))
        .orElse(TypeRef.UNKNOWN);
  }

  TypeRef superclass(Scope scope) {
    return scope
        .enclosingType()
        .flatMap(type -> session.names.supertypes(type).superclass())
        .orElse(TypeRef.OBJECT);
  }

  /** The type of the new object: that of the anonymous class, if there is one. */
  private TypeRef created(ObjectCreationExpr creation, Scope scope) {
    DeclaredType anonymous = session.innerTypes.get(creation);
    return anonymous != null ? anonymous.ref : writtenType(creation, scope);
  }

  /** The type named behind {@code new}. */
  TypeRef writtenType(ObjectCreationExpr creation, Scope scope) {
    if (creation.getScope().isPresent()) {
      TypeRef outer = typeOf(creation.getScope().get(), scope);
      String name = creation.getType().getNameAsString();
      return session
          .names
          .memberType(outer, name)
          .or(() -> session.names.simple(name, scope))
          .orElse(
              outer.resolved() ? TypeRef.of(outer.name() + "." + name) : TypeRef.unresolved(name));
    }
    return session.names.resolve(creation.getType(), scope);
  }

  TypeRef arrayType(ArrayCreationExpr creation, Scope scope) {
    TypeRef type = session.names.resolve(creation.getElementType(), scope);
    for (int i = 0; i < creation.getLevels().size(); i++) {
      type = type.arrayOf();
    }
    return type;
  }

  private TypeRef ofConditional(ConditionalExpr conditional, Scope scope) {
    if (conditional.getThenExpr().isNullLiteralExpr()) {
      return typeOf(conditional.getElseExpr(), scope);
    }
    TypeRef then = typeOf(conditional.getThenExpr(), scope);
    if (conditional.getElseExpr().isNullLiteralExpr()) {
      return then;
    }
    return then.equals(typeOf(conditional.getElseExpr(), scope)) ? then : TypeRef.UNKNOWN;
  }

  private TypeRef ofBinary(BinaryExpr binary, Scope scope) {
    return switch (binary.getOperator()) {
      case AND, OR, EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS -> BOOLEAN;
      case LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT ->
          promoted(typeOf(binary.getLeft(), scope), INT);
      case PLUS -> {
        TypeRef right = typeOf(binary.getRight(), scope);
        TypeRef left = right.equals(TypeRef.STRING) ? right : typeOf(binary.getLeft(), scope);
        yield left.equals(TypeRef.STRING) ? left : promoted(left, right);
      }
      default -> promoted(typeOf(binary.getLeft(), scope), typeOf(binary.getRight(), scope));
    };
  }

  private TypeRef ofUnary(UnaryExpr unary, Scope scope) {
    TypeRef operand = typeOf(unary.getExpression(), scope);
    return switch (unary.getOperator()) {
      case LOGICAL_COMPLEMENT -> BOOLEAN;
      case PLUS, MINUS, BITWISE_COMPLEMENT -> promoted(operand, INT);
      default -> operand;
    };
  }

  private static TypeRef promoted(TypeRef left, TypeRef right) {
    if (left.equals(BOOLEAN) && right.equals(BOOLEAN)) {
      return BOOLEAN;
    }
    if (!Arithmetic.isPrimitive(left) || !Arithmetic.isPrimitive(right)) {
      return TypeRef.UNKNOWN;
    }
    int width = Math.max(WIDENING.indexOf(left.name()), WIDENING.indexOf(right.name()));
    return TypeRef.of(WIDENING.get(Math.max(0, width)));
  }
}

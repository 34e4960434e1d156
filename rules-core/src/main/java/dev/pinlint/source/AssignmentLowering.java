package dev.pinlint.source;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import dev.pinlint.source.Bindings.Binding;
import dev.pinlint.source.Bindings.EnclosingField;
import dev.pinlint.source.Bindings.ImportedField;
import dev.pinlint.source.Bindings.LocalVariable;
import dev.pinlint.source.Members.FieldInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lowers reads and writes of variables, fields and array elements. */
final class AssignmentLowering {

  /** A place that holds a value, its own parts evaluated. */
  private sealed interface Place {}

  private record VariablePlace(Var variable) implements Place {}

  private record FieldPlace(Optional<Temp> receiver, FieldRef field, TypeRef type, Site site)
      implements Place {}

  private record ElementPlace(Temp array, Temp index) implements Place {}

  /** What broken code assigns to. */
  private record NoPlace(Temp value) implements Place {}

  private final BodyContext context;
  private final BodyBuilder builder;
  private final ExpressionLowering expressions;

  AssignmentLowering(BodyContext context, ExpressionLowering expressions) {
    this.context = context;
    this.builder = context.builder;
    this.expressions = expressions;
  }

  // ---- reads ----

  Temp readName(NameExpr name) {
    Optional<Binding> binding =
        context.session.bindings.find(name.getNameAsString(), context.scope);
    if (binding.isPresent() && binding.get() instanceof LocalVariable variable) {
      return context.read(variable.local());
    }
    return read(fieldPlace(name, binding));
  }

  Temp readField(FieldAccessExpr access) {
    return read(fieldPlace(access));
  }

  private Temp read(Place place) {
    if (place instanceof VariablePlace variable) {
      return builder.read(variable.variable());
    } else if (place instanceof FieldPlace field) {
      return builder.getField(field.receiver(), field.field(), field.type(), field.site());
    } else if (place instanceof ElementPlace element) {
      return builder.op(Operator.ARRAY_LOAD, element.array(), element.index());
    } else if (place instanceof NoPlace none) {
      return none.value();
    }
    throw new AssertionError(place);
  }

  private void write(Place place, Temp value) {
    if (place instanceof VariablePlace variable) {
      builder.write(variable.variable(), value);
    } else if (place instanceof FieldPlace field) {
      builder.putField(field.receiver(), field.field(), value, field.site());
    } else if (place instanceof ElementPlace element) {
      builder.op(Operator.ARRAY_STORE, element.array(), element.index(), value);
    }
  }

  // ---- places ----

  private Place place(Expression target) {
    if (target instanceof EnclosedExpr enclosed) {
      return place(enclosed.getInner());
    } else if (target instanceof NameExpr name) {
      Optional<Binding> binding =
          context.session.bindings.find(name.getNameAsString(), context.scope);
      if (binding.isPresent() && binding.get() instanceof LocalVariable variable) {
        return context
            .visible(variable.local())
            .<Place>map(VariablePlace::new)
            .orElseGet(() -> new NoPlace(builder.opaque("captured", List.of())));
      }
      return fieldPlace(name, binding);
    } else if (target instanceof FieldAccessExpr access) {
      return fieldPlace(access);
    } else if (target instanceof ArrayAccessExpr access) {
      Temp array = expressions.lower(access.getName());
      return new ElementPlace(array, expressions.lower(access.getIndex()));
    }
    return new NoPlace(expressions.lower(target));
  }

  private Place fieldPlace(NameExpr name, Optional<Binding> binding) {
    Site site = context.site(name);
    String field = name.getNameAsString();
    if (binding.isPresent() && binding.get() instanceof EnclosingField enclosing) {
      return new FieldPlace(
          enclosing.info().isStatic()
              ? Optional.empty()
              : Optional.of(enclosing.isOuter() ? expressions.outer() : context.self()),
          new FieldRef(enclosing.through().ref, field),
          enclosing.info().type(),
          site);
    }
    if (binding.isPresent() && binding.get() instanceof ImportedField imported) {
      return new FieldPlace(
          Optional.empty(),
          new FieldRef(imported.owner(), field),
          imported.info().map(FieldInfo::type).orElse(TypeRef.UNKNOWN),
          site);
    }
    return inheritedPlace(field, site);
  }

  /** A name that is nowhere declared is a field of the nearest type that is not seen as a whole. */
  private Place inheritedPlace(String field, Site site) {
    boolean isOuter = false;
    for (Scope level = context.scope; level != null; level = level.parent) {
      DeclaredType type = level.type;
      if (type != null) {
        if (!context.session.names.lineage(type).complete()) {
          Optional<Temp> receiver =
              isOuter
                  ? Optional.of(expressions.outer())
                  : context.isStatic() ? Optional.empty() : Optional.of(context.self());
          return new FieldPlace(receiver, new FieldRef(type.ref, field), TypeRef.UNKNOWN, site);
        }
        isOuter = true;
      }
    }
    return new FieldPlace(
        Optional.empty(), new FieldRef(TypeRef.UNKNOWN, field), TypeRef.UNKNOWN, site);
  }

  private Place fieldPlace(FieldAccessExpr access) {
    String name = access.getNameAsString();
    Expression qualifier = access.getScope();
    Optional<TypeRef> named = context.session.bindings.qualifierType(qualifier, context.scope);
    TypeRef owner = named.orElseGet(() -> expressions.typeOf(qualifier));
    Optional<FieldInfo> info = context.session.members.field(owner, name);
    Optional<Temp> receiver = Optional.empty();
    if (named.isEmpty()) {
      Temp value =
          qualifier instanceof SuperExpr || isThis(qualifier)
              ? context.self()
              : expressions.lower(qualifier);
      if (owner.isArray() && name.equals("length")) {
        return new NoPlace(builder.op(Operator.ARRAY_LENGTH, value));
      }
      receiver =
          info.map(FieldInfo::isStatic).orElse(false) ? Optional.empty() : Optional.of(value);
    }
    TypeRef type = expressions.typeOf(access);
    return new FieldPlace(receiver, new FieldRef(owner, name), type, context.site(access));
  }

  private static boolean isThis(Expression expression) {
    return expression instanceof ThisExpr self && self.getTypeName().isEmpty();
  }

  // ---- assignments ----

  Temp lowerAssignment(AssignExpr assignment) {
    Expression target = assignment.getTarget();
    Place place = place(target);
    Temp value;
    if (assignment.getOperator() == AssignExpr.Operator.ASSIGN) {
      value =
          expressions.lower(
              assignment.getValue(), context.session.generics.of(target, context.scope));
    } else {
      value = compound(assignment, read(place));
    }
    write(place, value);
    return value;
  }

  private Temp compound(AssignExpr assignment, Temp before) {
    Expression operand = assignment.getValue();
    boolean isPlus = assignment.getOperator() == AssignExpr.Operator.PLUS;
    if (isPlus
        && (expressions.typeOf(assignment.getTarget()).equals(TypeRef.STRING)
            || expressions.typeOf(operand).equals(TypeRef.STRING))) {
      return new ConcatLowering(context, expressions).append(before, operand);
    }
    Temp after = expressions.lower(operand);
    return switch (assignment.getOperator()) {
      case PLUS -> builder.op(Operator.ADD, before, after);
      case MINUS -> builder.op(Operator.SUB, before, after);
      default -> builder.op(Operator.ARITHMETIC, before, after);
    };
  }

  /** {@code ++} and {@code --}, before or after. */
  Temp lowerStep(UnaryExpr unary) {
    Place place = place(unary.getExpression());
    Temp before = read(place);
    UnaryExpr.Operator operator = unary.getOperator();
    boolean isUp =
        operator == UnaryExpr.Operator.PREFIX_INCREMENT
            || operator == UnaryExpr.Operator.POSTFIX_INCREMENT;
    UnaryOperator<Temp> step = one -> builder.op(isUp ? Operator.ADD : Operator.SUB, before, one);
    Temp after = step.apply(builder.constant(new Literal.Int(1)));
    write(place, after);
    return operator.isPostfix() ? before : after;
  }
}

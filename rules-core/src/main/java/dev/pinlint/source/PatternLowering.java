package dev.pinlint.source;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import dev.pinlint.model.Answer;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * Lowers patterns: a type is asked for, and a record is taken apart by its accessors, whose results
 * are matched in their turn.
 */
final class PatternLowering {

  /** A component's value, and its static type as far as it is known. */
  private record Component(Temp value, TypeRef type) {}

  private final BodyContext context;
  private final BodyBuilder builder;

  PatternLowering(BodyContext context) {
    this.context = context;
    this.builder = context.builder;
  }

  /** Goes to {@code matched}, with the variables of the pattern written, if the value matches. */
  void match(PatternExpr pattern, Temp value, Label matched, Label next) {
    match(pattern, new Component(value, TypeRef.UNKNOWN), next);
    builder.goTo(matched);
  }

  /** Writes the variables of a pattern that nothing but a match can reach. */
  void bind(PatternExpr pattern, Temp value) {
    bind(pattern, new Component(value, TypeRef.UNKNOWN), Optional.empty());
  }

  private void match(ComponentPatternExpr pattern, Component component, Label next) {
    if (!isTotal(pattern, component.type())) {
      Label isOfType = builder.label();
      TypeRef type = typeOf((PatternExpr) pattern);
      builder.branch(builder.typed(Operator.INSTANCEOF, component.value(), type), isOfType, next);
      builder.start(isOfType);
    }
    bind(pattern, component, Optional.of(next));
  }

  /**
   * Binds a pattern whose type is right.
   *
   * @param next where to go if a component does not match; empty if it must
   */
  private void bind(ComponentPatternExpr pattern, Component component, Optional<Label> next) {
    if (pattern instanceof TypePatternExpr binding) {
      TypeRef type = TypeNames.isInferred(binding.getType()) ? component.type() : typeOf(binding);
      builder.write(
          context.declare(binding.getNameAsString(), type).variable,
          builder.typed(Operator.CAST, component.value(), type));
    } else if (pattern instanceof RecordPatternExpr record) {
      List<ComponentPatternExpr> inner = record.getPatternList();
      TypeRef type = typeOf(record);
      for (int i = 0; i < inner.size(); i++) {
        Component part = component(record, type, i, component.value());
        if (next.isPresent()) {
          match(inner.get(i), part, next.get());
        } else {
          bind(inner.get(i), part, next);
        }
      }
    }
  }

  /** Whether the pattern matches all that the type has; so does {@code _}. */
  private boolean isTotal(ComponentPatternExpr pattern, TypeRef type) {
    if (pattern instanceof TypePatternExpr binding) {
      return TypeNames.isInferred(binding.getType())
          || (type.resolved()
              && context.session.names.isSubtype(type, typeOf(binding)) == Answer.YES);
    }
    return !(pattern instanceof RecordPatternExpr);
  }

  private Component component(RecordPatternExpr pattern, TypeRef type, int index, Temp value) {
    Optional<Parameter> declared =
        context
            .session
            .names
            .find(type)
            .map(record -> record.declaration.components())
            .filter(components -> index < components.size())
            .map(components -> components.get(index));
    if (declared.isEmpty()) {
      return new Component(builder.opaque("record-component", List.of(value)), TypeRef.UNKNOWN);
    }
    String name = declared.get().getNameAsString();
    Members members = context.session.members;
    MethodRef accessor = members.reference(type, name, 0, members.methods(type, name, 0));
    Temp result =
        builder.call(
            CallKind.VIRTUAL, accessor, Optional.of(value), List.of(), context.site(pattern));
    return new Component(result, members.resultType(members.methods(type, name, 0)));
  }

  private TypeRef typeOf(PatternExpr pattern) {
    return context.session.names.resolve(pattern.getType(), context.scope);
  }
}

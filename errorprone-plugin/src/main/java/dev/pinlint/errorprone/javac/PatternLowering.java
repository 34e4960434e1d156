package dev.pinlint.errorprone.javac;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lowers patterns: a type is asked for, and a record is taken apart by its accessors, whose results
 * are matched in their turn. What JDK 21 added to the trees is asked for by name, since one jar
 * must run on the compilers before and after.
 */
final class PatternLowering {

  /** A component's value, and its static type; none for what is matched as a whole. */
  private record Component(Temp value, @Nullable Type type) {}

  private final Frame frame;
  private final BodyBuilder builder;

  PatternLowering(Lowering lowering) {
    frame = lowering.frame();
    builder = frame.builder();
  }

  /** Goes to {@code matched}, with the variables of the pattern written, if the value matches. */
  void match(Temp value, Tree pattern, Label matched, Label next) {
    match(pattern, new Component(value, null), next);
    builder.goTo(matched);
  }

  /** Writes the variables of a pattern that nothing but a match can reach. */
  void bind(Temp value, Tree pattern) {
    bind(pattern, new Component(value, null), Optional.empty());
  }

  private void match(Tree pattern, Component component, Label next) {
    Type type = type(pattern);
    if (type != null && !isTotal(pattern, type, component.type())) {
      Label isOfType = builder.label();
      TypeRef erased = frame.names().erased(type);
      builder.branch(builder.typed(Operator.INSTANCEOF, component.value(), erased), isOfType, next);
      builder.start(isOfType);
    }
    bind(pattern, component, Optional.of(next));
  }

  /**
   * Binds a pattern whose type is right.
   *
   * @param next where to go if a component does not match; empty if it must
   */
  private void bind(Tree pattern, Component component, Optional<Label> next) {
    if (pattern instanceof BindingPatternTree binding) {
      builder.write(frame.declare(ASTHelpers.getSymbol(binding.getVariable())), component.value());
    } else if (isRecordPattern(pattern)) {
      List<? extends Tree> inner = nested(pattern);
      for (int i = 0; i < inner.size(); i++) {
        Component part = component(pattern, i, component.value());
        if (next.isPresent()) {
          match(inner.get(i), part, next.get());
        } else {
          bind(inner.get(i), part, next);
        }
      }
    }
  }

  /** What a pattern asks for; nothing if it is {@code _}. */
  private static @Nullable Type type(Tree pattern) {
    if (pattern instanceof BindingPatternTree binding) {
      return ASTHelpers.getSymbol(binding.getVariable()).type;
    }
    return isRecordPattern(pattern) ? Trees.type(pattern) : null;
  }

  /** Whether the pattern matches all that the static type has. */
  private boolean isTotal(Tree pattern, Type asked, @Nullable Type known) {
    return known != null
        && !isRecordPattern(pattern)
        && frame
            .names()
            .types()
            .isSubtype(frame.names().types().erasure(known), frame.names().types().erasure(asked));
  }

  private Component component(Tree pattern, int index, Temp value) {
    Type type = Trees.type(pattern);
    Optional<MethodSymbol> accessor =
        type != null && type.tsym instanceof ClassSymbol symbol
            ? accessor(symbol, index)
            : Optional.empty();
    if (type == null || accessor.isEmpty()) {
      return new Component(builder.opaque("record-component", List.of(value)), null);
    }
    Temp result =
        builder.call(
            CallKind.VIRTUAL,
            frame.names().method(frame.names().erased(type), accessor.get()),
            Optional.of(value),
            List.of(),
            frame.at(pattern));
    Type member = frame.names().types().memberType(type, accessor.get());
    return new Component(result, member.getReturnType());
  }

  private static Optional<MethodSymbol> accessor(ClassSymbol type, int index) {
    List<? extends Symbol> components = type.getRecordComponents();
    if (index >= components.size()) {
      return Optional.empty();
    }
    for (Symbol member : type.members().getSymbolsByName(components.get(index).name)) {
      if (member instanceof MethodSymbol method && method.params().isEmpty()) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /** The pattern in a label of a {@code case}: JDK 21 wraps one that JDK 17 has for a label. */
  static Tree inLabel(Tree label) {
    return label.getKind().name().equals("PATTERN_CASE_LABEL")
            && ask(label, "getPattern") instanceof Tree pattern
        ? pattern
        : label;
  }

  /** Whether a record is taken apart, however many parts it has. */
  static boolean isRecordPattern(Tree pattern) {
    return pattern.getKind().name().equals("DECONSTRUCTION_PATTERN");
  }

  private static List<? extends Tree> nested(Tree pattern) {
    List<Tree> inner = new ArrayList<>();
    if (ask(pattern, "getNestedPatterns") instanceof List<?> patterns) {
      for (Object one : patterns) {
        if (one instanceof Tree tree) {
          inner.add(tree);
        }
      }
    }
    return inner;
  }

  private static @Nullable Object ask(Tree tree, String getter) {
    try {
      return tree.getClass().getMethod(getter).invoke(tree);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }
}

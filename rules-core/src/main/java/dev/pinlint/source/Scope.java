package dev.pinlint.source;

import com.github.javaparser.ast.type.TypeParameter;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.Var;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One level of what names mean: a block, a lambda, a method, a type's header or body, a file.
 *
 * <p>A level stays as it is when lowering leaves it, so a local class may keep its own.
 */
final class Scope {

  /** Where {@code break}, {@code continue} and {@code yield} go, and by which labels. */
  record JumpTarget(
      Set<String> labels,
      boolean isPlainBreak,
      Optional<Label> onBreak,
      Optional<Label> onContinue,
      Optional<Yielded> yielded) {}

  /** Where the value of a {@code switch} goes, and what it is converted to. */
  record Yielded(Var result, GenericType target) {}

  final @Nullable Scope parent;
  final Map<String, Local> variables = new HashMap<>();
  final Map<String, DeclaredType> localTypes = new HashMap<>();
  final Map<String, TypeParameter> typeParameters = new HashMap<>();

  /** The type whose body this is. */
  final @Nullable DeclaredType type;

  /** The file whose outermost level this is. */
  final @Nullable FileContext file;

  /** Jumps do not leave a lambda. */
  final boolean isLambda;

  @Nullable JumpTarget jumpTarget;

  private Scope(
      @Nullable Scope parent,
      @Nullable DeclaredType type,
      @Nullable FileContext file,
      boolean isLambda) {
    this.parent = parent;
    this.type = type;
    this.file = file;
    this.isLambda = isLambda;
  }

  static Scope ofFile(FileContext file) {
    return new Scope(null, null, file, false);
  }

  Scope ofType(DeclaredType declared) {
    return new Scope(this, declared, null, false);
  }

  Scope block() {
    return new Scope(this, null, null, false);
  }

  Scope lambda() {
    return new Scope(this, null, null, true);
  }

  Scope withTypeParameters(List<TypeParameter> parameters) {
    Scope inner = block();
    parameters.forEach(
        parameter -> inner.typeParameters.put(parameter.getNameAsString(), parameter));
    return inner;
  }

  /** The file that all this is in. */
  FileContext fileContext() {
    for (Scope level = this; level != null; level = level.parent) {
      if (level.file != null) {
        return level.file;
      }
    }
    throw new IllegalStateException("scope without a file");
  }

  /** The innermost enclosing type. */
  Optional<DeclaredType> enclosingType() {
    for (Scope level = this; level != null; level = level.parent) {
      if (level.type != null) {
        return Optional.of(level.type);
      }
    }
    return Optional.empty();
  }

  Optional<Label> breakTarget(Optional<String> label) {
    return target(
        jump ->
            label.map(name -> jump.labels().contains(name)).orElse(jump.isPlainBreak())
                ? jump.onBreak()
                : Optional.empty());
  }

  Optional<Label> continueTarget(Optional<String> label) {
    return target(
        jump ->
            label.map(name -> jump.labels().contains(name)).orElse(true)
                ? jump.onContinue()
                : Optional.empty());
  }

  Optional<JumpTarget> yieldTarget() {
    return target(jump -> jump.yielded().map(variable -> jump));
  }

  private <T> Optional<T> target(Function<JumpTarget, Optional<T>> choice) {
    for (Scope level = this; level != null && level.type == null; level = level.parent) {
      JumpTarget jump = level.jumpTarget;
      if (jump != null) {
        Optional<T> chosen = choice.apply(jump);
        if (chosen.isPresent()) {
          return chosen;
        }
      }
      if (level.isLambda) {
        break;
      }
    }
    return Optional.empty();
  }
}

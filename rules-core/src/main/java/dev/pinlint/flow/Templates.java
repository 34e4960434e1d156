package dev.pinlint.flow;

import dev.pinlint.flow.HeapObject.Sequence;
import dev.pinlint.model.Literal;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Functions that put texts together: what they make is a concatenation, symbols included. */
final class Templates {

  private static final Set<String> NAMES = Set.of("concat", "join", "format", "formatted");

  private static final TypeRef LOCALE = TypeRef.of("java.util.Locale");

  private Templates() {}

  static boolean exists(String name) {
    return NAMES.contains(name);
  }

  /** The text; empty if it is not known what it is made of. */
  static Optional<Traced> apply(String name, Invocation invocation, State state) {
    return switch (name) {
      case "concat" ->
          invocation
              .receiver()
              .flatMap(left -> invocation.argument(0).map(right -> List.of(left, right)))
              .flatMap(Templates::joined);
      case "join" -> join(invocation, state);
      case "formatted" ->
          invocation
              .receiver()
              .flatMap(format -> format(format, ValueLibrary.elements(invocation, 0, state)));
      default -> format(invocation, state);
    };
  }

  /** The parts as one text, if each is sure to be one. */
  private static Optional<Traced> joined(List<Traced> parts) {
    return parts.stream().allMatch(part -> isText(part.value()))
        ? Optional.of(Operations.concat(parts))
        : Optional.empty();
  }

  /** Not null, and not one of the things that look like numbers. */
  private static boolean isText(Value value) {
    return value.alternatives().stream()
        .allMatch(
            one ->
                one.text().isPresent()
                    || (!(one instanceof Value.Constant) && one.type().equals(TypeRef.STRING)));
  }

  private static Traced constant(String text, int depth) {
    return new Traced(new Value.Constant(new Literal.Text(text)), depth);
  }

  private static Optional<Traced> join(Invocation invocation, State state) {
    Sequence passed = ValueLibrary.elements(invocation, 1, state);
    Optional<Sequence> list =
        passed.elements().size() == 1
            ? state.sequence(passed.elements().get(0).value())
            : Optional.empty();
    Sequence elements = list.orElse(passed);
    if (elements.isOpen()) {
      return Optional.empty();
    }
    List<Traced> parts = new ArrayList<>();
    for (Traced element : elements.elements()) {
      if (!parts.isEmpty()) {
        parts.add(invocation.arguments().get(0));
      }
      parts.add(element);
    }
    return parts.isEmpty() ? Optional.of(constant("", invocation.frame().depth())) : joined(parts);
  }

  private static Optional<Traced> format(Invocation invocation, State state) {
    Optional<Traced> first = invocation.argument(0);
    boolean hasLocale =
        invocation
                .call()
                .method()
                .parameters()
                .filter(types -> !types.isEmpty() && types.get(0).equals(LOCALE))
                .isPresent()
            || first.filter(value -> isLocale(value.value())).isPresent();
    int at = hasLocale ? 1 : 0;
    return invocation
        .argument(at)
        .flatMap(format -> format(format, ValueLibrary.elements(invocation, at + 1, state)));
  }

  private static boolean isLocale(Value value) {
    return value.type().equals(LOCALE)
        || (value instanceof Value.Symbol symbol && symbol.name().startsWith(LOCALE.name() + "."));
  }

  /** A format of {@code %s}, {@code %d} and {@code %%}, for each argument in turn. */
  private static Optional<Traced> format(Traced format, Sequence arguments) {
    if (format.value().text().isEmpty() || arguments.isOpen()) {
      return Optional.empty();
    }
    String text = format.value().text().get();
    List<Traced> parts = new ArrayList<>();
    int next = 0;
    int done = 0;
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', done)) {
      addText(text.substring(done, at), format, parts);
      char conversion = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      done = at + 2;
      if (conversion == '%') {
        addText("%", format, parts);
        continue;
      }
      if (next >= arguments.elements().size()) {
        return Optional.empty();
      }
      Traced argument = arguments.elements().get(next++);
      boolean fits =
          conversion == 's'
              ? isText(argument.value())
              : conversion == 'd' && argument.value().number().isPresent();
      if (!fits) {
        return Optional.empty();
      }
      parts.add(argument);
    }
    addText(text.substring(done), format, parts);
    return Optional.of(Operations.concat(parts));
  }

  private static void addText(String text, Traced format, List<Traced> parts) {
    if (!text.isEmpty()) {
      parts.add(constant(text, format.depth()));
    }
  }
}

package dev.pinlint.flow;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Literal;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;

/** What calls do to buffers that texts are collected in. */
final class TextBuffers {

  private TextBuffers() {}

  static Optional<Traced> apply(Api api, Invocation invocation, State state) {
    if (api.role() == Role.BUFFER_NEW) {
      return Optional.of(
          ValueLibrary.make(
              invocation,
              state,
              new HeapObject.Text(initial(invocation)),
              invocation.resultType()));
    }
    Optional<HeapObject.Text> known =
        invocation
            .receiver()
            .flatMap(buffer -> state.object(buffer.value()))
            .filter(HeapObject.Text.class::isInstance)
            .map(HeapObject.Text.class::cast);
    if (api.role() == Role.BUFFER_TEXT) {
      return known.map(HeapObject.Text::content);
    }
    if (api.role() == Role.BUFFER_LENGTH) {
      return known.map(text -> length(text.content(), invocation));
    }
    if (known.isPresent()
        && invocation.receiver().orElseThrow().value() instanceof Value.Instance buffer) {
      Traced longer =
          Operations.concat(
              List.of(known.get().content(), shown(invocation.arguments().get(0), invocation)));
      state.object(buffer.id(), new HeapObject.Text(longer));
    }
    return known.flatMap(text -> invocation.receiver());
  }

  private static Traced length(Traced content, Invocation invocation) {
    return content
        .value()
        .text()
        .map(text -> new Traced(Value.of(text.length()), content.depth()))
        .orElseGet(invocation::unknownResult);
  }

  private static Traced initial(Invocation invocation) {
    Traced empty = new Traced(new Value.Constant(new Literal.Text("")), invocation.frame().depth());
    Optional<Traced> argument = invocation.argument(0);
    // Without types a capacity cannot be told from a text to start with.
    boolean isCapacity =
        argument.isEmpty() || argument.get().value().number().isPresent() || isInt(invocation);
    return isCapacity ? empty : shown(argument.get(), invocation);
  }

  /**
   * The value as the buffer shows it: as numbers, a number, a character and a boolean look alike.
   */
  private static Traced shown(Traced value, Invocation invocation) {
    if (value.value().type().equals(TypeRef.STRING) && isNoNull(value.value())) {
      return value;
    }
    TypeRef type =
        invocation.call().method().parameters().map(types -> types.get(0)).orElse(TypeRef.UNKNOWN);
    Value shown =
        value
            .value()
            .number()
            .flatMap(number -> TextFunctions.shown(number, type))
            .<Value>map(text -> new Value.Constant(new Literal.Text(text)))
            .orElseGet(
                () -> Value.unknown(TypeRef.STRING, java.util.stream.Stream.of(value.value())));
    return new Traced(shown, value.depth());
  }

  private static boolean isNoNull(Value value) {
    return value.alternatives().stream()
        .noneMatch(
            one ->
                one instanceof Value.Constant constant
                    && constant.literal() instanceof Literal.Null);
  }

  private static boolean isInt(Invocation invocation) {
    return invocation
        .call()
        .method()
        .parameters()
        .filter(types -> types.get(0).name().equals("int"))
        .isPresent();
  }
}

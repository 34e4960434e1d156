package dev.pinlint.flow;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Literal;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What calls do to buffers that texts are collected in. */
final class TextBuffers {

  private TextBuffers() {}

  static Optional<Traced> apply(Api api, Invocation invocation, State state) {
    Optional<Traced> around = api.argument("view").flatMap(invocation::argument);
    if (around.filter(buffer -> isBuffer(buffer, state)).isPresent()) {
      return around.map(buffer -> view((Value.Instance) buffer.value(), invocation));
    }
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
      Traced before = known.get().content();
      Traced longer =
          api.isTrue("mixes")
              ? mixed(before, invocation, state)
              : Operations.concat(
                  List.of(before, shown(invocation.arguments().get(0), invocation)));
      state.object(buffer.id(), new HeapObject.Text(longer));
    }
    return known.flatMap(text -> invocation.receiver());
  }

  private static boolean isBuffer(Traced value, State state) {
    return state.object(value.value()).filter(HeapObject.Text.class::isInstance).isPresent();
  }

  /** Another object that puts into the same buffer. */
  private static Traced view(Value.Instance buffer, Invocation invocation) {
    return new Traced(
        new Value.Instance(buffer.id(), invocation.resultType()), invocation.frame().depth());
  }

  /** A text that is made of the one before and of the arguments, nobody knows how. */
  private static Traced mixed(Traced before, Invocation invocation, State state) {
    Stream<Value> parts =
        invocation.arguments().stream().map(Traced::value).flatMap(state::contents);
    return new Traced(
        Value.unknown(TypeRef.STRING, Stream.concat(Stream.of(before.value()), parts)),
        Math.min(before.depth(), invocation.depth()));
  }

  private static Traced length(Traced content, Invocation invocation) {
    return content
        .value()
        .text()
        .map(text -> new Traced(Value.of(text.length()), content.depth()))
        .orElseGet(
            () ->
                new Traced(
                    new Value.Unknown(
                        content.value().symbols(),
                        invocation.resultType(),
                        content.value().isNonEmpty()),
                    content.depth()));
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
                () ->
                    new Value.Unknown(
                        value.value().symbols(),
                        TypeRef.STRING,
                        value.value().type().isPrimitive() || value.value().isNonEmpty()));
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

package dev.pinlint.flow;

import dev.pinlint.model.Literal;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * What a pure function is given: the receiver first, then the arguments.
 *
 * @param values the inputs, none of them a choice
 * @param method the called method, for what its parameter types say
 * @param state where the elements of arrays are
 */
record Inputs(List<Value> values, MethodRef method, State state) {

  Inputs {
    values = List.copyOf(values);
  }

  /** One value, for those who are asked about it beside any call. */
  static Inputs of(Value value, State state) {
    return new Inputs(List.of(value), MethodRef.untyped(TypeRef.UNKNOWN, "", 1), state);
  }

  int count() {
    return values.size();
  }

  /** The input at the index, if it is a text. */
  Optional<String> text(int index) {
    return value(index).flatMap(Value::text);
  }

  /** The input at the index, if it is a number. */
  Optional<Integer> number(int index) {
    return value(index)
        .flatMap(Value::number)
        .filter(number -> number == number.intValue())
        .map(Long::intValue);
  }

  Optional<Value> value(int index) {
    return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
  }

  /** The type that the input is the class object of, if its full name is known. */
  Optional<TypeRef> namedClass(int index) {
    return value(index)
        .filter(Value.Constant.class::isInstance)
        .map(value -> ((Value.Constant) value).literal())
        .filter(Literal.ClassLiteral.class::isInstance)
        .map(literal -> ((Literal.ClassLiteral) literal).type())
        .filter(type -> type.resolved() && !type.isArray() && !type.name().contains("/"));
  }

  /** The name of the platform's constant that the input is, as {@code java.util.Locale.ROOT}. */
  Optional<String> constantName(int index) {
    return value(index)
        .filter(Value.Symbol.class::isInstance)
        .map(value -> ((Value.Symbol) value).name());
  }

  /** The declared type of the last parameter, which numbers alone do not tell. */
  TypeRef lastParameter() {
    return method
        .parameters()
        .filter(parameters -> !parameters.isEmpty())
        .map(parameters -> parameters.get(parameters.size() - 1))
        .orElse(TypeRef.UNKNOWN);
  }

  /** The input at the index, if it is an array of known bytes. */
  Optional<byte[]> bytes(int index) {
    return value(index).flatMap(Value::content).or(() -> elements(index));
  }

  private Optional<byte[]> elements(int index) {
    return numbers(index, "byte[]")
        .map(
            numbers -> {
              byte[] bytes = new byte[numbers.size()];
              for (int i = 0; i < bytes.length; i++) {
                bytes[i] = numbers.get(i).byteValue();
              }
              return bytes;
            });
  }

  /** The input at the index, if it is an array of known characters. */
  Optional<String> characters(int index) {
    return numbers(index, "char[]")
        .map(
            numbers -> {
              StringBuilder text = new StringBuilder();
              numbers.forEach(number -> text.append((char) number.intValue()));
              return text.toString();
            });
  }

  private Optional<List<Long>> numbers(int index, String type) {
    return value(index)
        .filter(array -> array.type().name().equals(type))
        .flatMap(state::sequence)
        .filter(array -> !array.isOpen())
        .map(array -> array.elements().stream().map(Traced::value).toList())
        .filter(all -> all.stream().allMatch(element -> element.number().isPresent()))
        .map(all -> all.stream().map(element -> element.number().orElseThrow()).toList());
  }
}

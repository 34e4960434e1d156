package dev.pinlint.flow;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Literal;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the platform's pure functions compute. Knowledge names the function behind a method; here it
 * is run on each choice of constants, and stays an expression on anything else.
 */
final class PureFunctions {

  /** More choices than this are not tried. */
  private static final int MAX_CHOICES = 64;

  /** Longer arrays are not known element by element. */
  private static final int MAX_ELEMENTS = 1024;

  /** Longer texts, and bytes that are not told one by one, are not known. */
  private static final int MAX_TEXT = 65_536;

  private static final TypeRef BYTES = TypeRef.of("byte[]");
  private static final TypeRef CHARACTERS = TypeRef.of("char[]");

  private static final Map<String, Function<Inputs, Optional<Object>>> FUNCTIONS = functions();

  private PureFunctions() {}

  private static Map<String, Function<Inputs, Optional<Object>>> functions() {
    Map<String, Function<Inputs, Optional<Object>>> all = new java.util.HashMap<>();
    TextFunctions.addTo(all);
    ByteFunctions.addTo(all);
    CertificateFunctions.addTo(all);
    return Map.copyOf(all);
  }

  /** Whether there is a function with the name. */
  static boolean exists(String name) {
    return FUNCTIONS.containsKey(name) || Templates.exists(name);
  }

  /** The result of the call; empty if it may throw, and it is not known that it does not. */
  static Optional<Traced> apply(Api api, Invocation invocation, State state) {
    String name = api.properties().getOrDefault("function", "");
    if (Templates.exists(name)) {
      Optional<Traced> text = Templates.apply(name, invocation, state);
      return text.isPresent() ? text : unknown(api, invocation, state);
    }
    Function<Inputs, Optional<Object>> function = FUNCTIONS.get(name);
    if (function == null) {
      return Optional.of(
          new Traced(
              symbolic(invocation, invocation.inputs().toList(), state), invocation.depth()));
    }
    List<List<Value>> choices = choices(invocation.inputs().toList());
    if (choices.isEmpty()) {
      return unknown(api, invocation, state);
    }
    if (choices.size() == 1) {
      Optional<Object> result = compute(function, choices.get(0), invocation, state);
      if (result.isPresent()) {
        return Optional.of(new Traced(value(result.get(), invocation, state), invocation.depth()));
      }
    }
    List<Value> results = new ArrayList<>();
    for (List<Value> choice : choices) {
      Optional<Value> result =
          compute(function, choice, invocation, state).flatMap(PureFunctions::scalar);
      if (result.isEmpty() && api.role() == Role.PARTIAL) {
        return Optional.empty();
      }
      results.add(
          result.orElseGet(
              () ->
                  Outside.computed(
                      symbolic(invocation, choice, state),
                      choice,
                      known ->
                          compute(function, known, invocation, state)
                              .flatMap(PureFunctions::scalar))));
    }
    return Optional.of(
        new Traced(results.stream().reduce(Value::either).orElseThrow(), invocation.depth()));
  }

  private static Optional<Traced> unknown(Api api, Invocation invocation, State state) {
    return api.role() == Role.PARTIAL
        ? Optional.empty()
        : Optional.of(invocation.unknownResult(state));
  }

  private static Value symbolic(Invocation invocation, List<Value> inputs, State state) {
    if (inputs.stream().allMatch(Value::isStable)) {
      return Value.expression(invocation.call().method().name(), inputs);
    }
    boolean isNonEmpty =
        invocation.isNeverEmpty()
            || (invocation.isAsEmptyAsReceiver() && inputs.get(0).isNonEmpty());
    return new Value.Unknown(
        Value.symbols(inputs.stream().flatMap(state::contents)),
        invocation.resultType(),
        isNonEmpty);
  }

  private static Optional<Object> compute(
      Function<Inputs, Optional<Object>> function,
      List<Value> choice,
      Invocation invocation,
      State state) {
    try {
      return function
          .apply(new Inputs(choice, invocation.call().method(), state))
          .filter(PureFunctions::isSmall);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty(); // it would throw there too
    }
  }

  private static boolean isSmall(Object result) {
    return (!(result instanceof String text) || text.length() <= MAX_TEXT)
        && (!(result instanceof byte[] bytes) || bytes.length <= MAX_TEXT)
        && (!(result instanceof char[] characters) || characters.length <= MAX_ELEMENTS)
        && (!(result instanceof String[] texts) || texts.length <= MAX_ELEMENTS);
  }

  /** Each choice of one alternative for each input; none if there are too many. */
  private static List<List<Value>> choices(List<Value> inputs) {
    List<List<Value>> choices = List.of(List.of());
    for (Value input : inputs) {
      List<List<Value>> longer = new ArrayList<>();
      for (List<Value> choice : choices) {
        for (Value alternative : input.alternatives()) {
          longer.add(Stream.concat(choice.stream(), Stream.of(alternative)).toList());
        }
      }
      if (longer.size() > MAX_CHOICES) {
        return List.of();
      }
      choices = longer;
    }
    return choices;
  }

  private static Optional<Value> scalar(Object result) {
    if (result instanceof Value value) {
      return Optional.of(value);
    } else if (result instanceof String text) {
      return Optional.of(new Value.Constant(new Literal.Text(text)));
    } else if (result instanceof Boolean truth) {
      return Optional.of(Value.of(truth));
    } else if (result instanceof Number number) {
      return Optional.of(Value.of(number.longValue()));
    }
    return Optional.empty();
  }

  private static Value value(Object result, Invocation invocation, State state) {
    if (result instanceof byte[] bytes && bytes.length > MAX_ELEMENTS) {
      return Value.bytes(bytes, Optional.empty());
    } else if (result instanceof byte[] bytes) {
      List<Value> elements = new ArrayList<>();
      for (byte element : bytes) {
        elements.add(Value.of(element));
      }
      return array(elements, BYTES, invocation, state);
    } else if (result instanceof String[] texts) {
      List<Value> elements = new ArrayList<>();
      for (String text : texts) {
        elements.add(new Value.Constant(new Literal.Text(text)));
      }
      return array(elements, TypeRef.STRING.arrayOf(), invocation, state);
    }
    if (result instanceof char[] characters) {
      List<Value> elements = new ArrayList<>();
      for (char element : characters) {
        elements.add(Value.of(element));
      }
      return array(elements, CHARACTERS, invocation, state);
    }
    if (result instanceof List<?> list) {
      List<Value> elements = list.stream().map(Value.class::cast).toList();
      return array(elements, ValueLibrary.LIST, invocation, state);
    }
    return scalar(result).orElseThrow();
  }

  private static Value array(
      List<Value> elements, TypeRef type, Invocation invocation, State state) {
    ObjectId id = invocation.frame().object(invocation.call().result().index());
    int depth = invocation.depth();
    state.object(
        id,
        new HeapObject.Sequence(
            elements.stream().map(element -> new Traced(element, depth)).toList(), false));
    return new Value.Instance(id, type);
  }
}

package dev.pinlint.flow;

import dev.pinlint.knowledge.Api;
import dev.pinlint.model.Literal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What is set outside of the program: how values are called that depend on it, and what they are
 * where nobody has set it.
 */
public final class Outside {

  /** How such names begin: what kind of setting it is, as the lines about calls that ask say. */
  private static final Set<String> KINDS =
      Set.of(
          "system property ",
          "environment variable ",
          "feature flag ",
          "user setting ",
          "test harness ");

  /**
   * Properties that every Java machine sets, as the documentation of {@code
   * java.lang.System#getProperties()} lists them, and those of its own.
   */
  private static final Pattern ALWAYS_SET =
      Pattern.compile("(?:java|os|file|path|line|user|native|stdout|stderr|stdin|sun|jdk)\\..*");

  private Outside() {}

  /** Whether a value depends on such a setting that depends on what is named so. */
  static boolean isName(String symbol) {
    return KINDS.stream().anyMatch(symbol::startsWith);
  }

  /**
   * Whether a value is found outside of what is known of the program: then what it depends on is
   * where to look, and not what is there.
   */
  public static boolean isFound(Value value) {
    return value.symbols().stream().anyMatch(name -> name.equals(Value.FOUND) || isName(name));
  }

  /** The name of what a call asks for. */
  static String name(Api api, Invocation invocation) {
    return api.properties().getOrDefault("kind", "").replace('-', ' ') + " " + key(invocation);
  }

  private static String key(Invocation invocation) {
    return invocation.argument(0).flatMap(key -> key.value().text()).orElse("");
  }

  /** What the value is where nobody has set anything, if that is known. */
  public static Optional<Literal> byDefault(Value value) {
    if (value instanceof Value.Constant constant) {
      return Optional.of(constant.literal());
    }
    return value instanceof Value.Unknown unknown ? unknown.byDefault() : Optional.empty();
  }

  /** What a call then returns that asks for such a setting; its line says where that stands. */
  static Optional<Literal> byDefault(Api api, Invocation invocation) {
    String unset = api.properties().getOrDefault("unset", "");
    if (unset.isEmpty() || ALWAYS_SET.matcher(key(invocation)).matches()) {
      return Optional.empty();
    }
    return switch (unset) {
      case "null" -> Optional.of(Literal.NULL);
      case "false" -> Optional.of(Literal.FALSE);
      default ->
          invocation.argument(Integer.parseInt(unset)).flatMap(given -> byDefault(given.value()));
    };
  }

  /**
   * What is computed from such values, if it is not known, with what it is then.
   *
   * @param computing computes the same from constants
   */
  static Value computed(
      Value result, List<Value> operands, Function<List<Value>, Optional<Value>> computing) {
    if (!(result instanceof Value.Unknown unknown)
        || operands.stream().allMatch(Value.Constant.class::isInstance)) {
      return result;
    }
    List<Value> then =
        operands.stream()
            .flatMap(operand -> byDefault(operand).stream())
            .<Value>map(Value.Constant::new)
            .toList();
    return then.size() < operands.size()
        ? result
        : new Value.Unknown(
            unknown.from(),
            unknown.type(),
            unknown.isNonEmpty(),
            computing.apply(then).flatMap(Outside::byDefault));
  }
}

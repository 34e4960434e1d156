package dev.pinlint.flow;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a method leaves behind, for whoever asks later, of the way it took. */
public final class KeptConstants {

  private KeptConstants() {}

  /**
   * Whether a field of something that was there before holds a constant at the end of one path, and
   * not at the end of the other.
   */
  public static boolean tell(State one, State other) {
    return one.fields().stream()
        .filter(field -> isOutside(field.getKey()))
        .anyMatch(
            field ->
                isConstant(field.getValue().value())
                    && !other
                        .field(field.getKey())
                        .map(Traced::value)
                        .equals(Optional.of(field.getValue().value())));
  }

  /** What was written on the path to fields of something that was there before. */
  public static Map<FieldKey, Value> outside(State state) {
    return state.fields().stream()
        .filter(field -> isOutside(field.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().value()));
  }

  /** A constant expression, or what a constant field holds, whose name has its type's before it. */
  private static boolean isConstant(Value value) {
    return value instanceof Value.Constant
        || (value instanceof Value.Symbol symbol && symbol.name().indexOf('.') > 0);
  }

  /** What was made by the method itself nobody else may get. */
  private static boolean isOutside(FieldKey field) {
    return field.receiver().filter(Value.Instance.class::isInstance).isEmpty();
  }
}

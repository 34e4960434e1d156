package dev.pinlint.knowledge;

import dev.pinlint.model.Arity;
import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a knowledge file.
 *
 * @param library name of the library, for messages
 * @param role what the API is
 * @param owner the declaring type
 * @param name the method's name, {@code <init>} for a constructor, {@code *} for every method of
 *     the type
 * @param parameters parameter types; the last may be {@code T...}
 * @param properties what the line says besides: which argument is what, named strategies
 */
public record Api(
    String library,
    Role role,
    TypeRef owner,
    String name,
    List<String> parameters,
    Map<String, String> properties) {

  /** The name that stands for every method of a type. */
  public static final String ANY_METHOD = "*";

  public Api {
    parameters = List.copyOf(parameters);
    properties = Map.copyOf(properties);
  }

  /** Whether the last parameter takes any number of arguments. */
  public boolean isVarargs() {
    return !parameters.isEmpty() && parameters.get(parameters.size() - 1).endsWith("...");
  }

  /** How many arguments a call may be written with. */
  public Arity arity() {
    if (name.equals(ANY_METHOD)) {
      return Arity.atLeast(0);
    }
    return isVarargs() ? Arity.atLeast(parameters.size() - 1) : Arity.exactly(parameters.size());
  }

  /** The erased simple names of the parameter types, as in {@link dev.pinlint.model.Member}. */
  public List<String> simpleParameters() {
    return parameters.stream()
        .map(type -> type.replace("...", "[]"))
        .map(type -> type.substring(type.lastIndexOf('.') + 1))
        .toList();
  }

  /** The argument index that a property names, as {@code host=0}. */
  public Optional<Integer> argument(String property) {
    return Optional.ofNullable(properties.get(property))
        .map(text -> Integer.valueOf(text.replace("..", "")));
  }

  /**
   * The types of the method, as far as the line says; of a variable number of arguments nothing.
   */
  Signatures.Signature signature() {
    return new Signatures.Signature(
        parameters.stream()
            .map(type -> type.endsWith("...") ? TypeRef.UNKNOWN : TypeRef.of(type))
            .toList(),
        returnsReceiver()
            ? owner
            : Optional.ofNullable(properties.get("result"))
                .map(TypeRef::of)
                .orElse(TypeRef.UNKNOWN));
  }

  /** Whether the line says that something is so, as {@code accepts=true}. */
  public boolean isTrue(String property) {
    return Boolean.parseBoolean(properties.get(property));
  }

  /** Whether the call returns its receiver. */
  public boolean returnsReceiver() {
    return "receiver".equals(properties.get("returns"));
  }

  /** Cheaper than the hash of all components: states that hold APIs are hashed all the time. */
  @Override
  public int hashCode() {
    return 31 * owner.name().hashCode() + name.hashCode();
  }

  @Override
  public String toString() {
    return owner.name() + "#" + name + "(" + String.join(",", parameters) + ")";
  }
}

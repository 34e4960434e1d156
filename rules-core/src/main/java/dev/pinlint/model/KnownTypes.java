package dev.pinlint.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is known of types of libraries, for a front end that has no class path to look into: whether
 * there is a type or package with a full name, and some of what they declare.
 */
@FunctionalInterface
public interface KnownTypes extends Predicate<String> {

  /**
   * Some of the methods that a call may mean, constructors included: what it says of them is so,
   * but there may be others.
   *
   * @param owner full name of the type
   * @param arguments how many arguments are passed
   */
  default List<Signature> find(String owner, String name, int arguments) {
    return List.of();
  }

  /** The one method that a function for the interface has to have, if that is known. */
  default Optional<Signature> function(String type) {
    return Optional.empty();
  }

  /**
   * A method.
   *
   * @param parameters erased parameter types, {@link TypeRef#UNKNOWN} where not known
   * @param returnType the erased return type, {@link TypeRef#UNKNOWN} where not known
   */
  record Signature(List<TypeRef> parameters, TypeRef returnType) {
    public Signature {
      parameters = List.copyOf(parameters);
    }
  }
}

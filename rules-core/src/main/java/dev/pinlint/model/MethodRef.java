package dev.pinlint.model;

import java.util.List;
import java.util.Optional;

/**
 * A reference to a method or constructor.
 *
 * @param owner the type named by the reference (the static type of the receiver), {@link
 *     TypeRef#UNKNOWN} where not known
 * @param name the method's name, {@code <init>} for a constructor
 * @param arity how many arguments the call passes, as far as known
 * @param parameters the erased parameter types of the method; empty where the front end has no
 *     types
 * @param returnType the erased return type, {@link TypeRef#UNKNOWN} where not known
 */
public record MethodRef(
    TypeRef owner,
    String name,
    Arity arity,
    Optional<List<TypeRef>> parameters,
    TypeRef returnType) {

  public MethodRef {
    parameters = parameters.map(List::copyOf);
  }

  /** A reference with full type information. */
  public static MethodRef typed(
      TypeRef owner, String name, List<TypeRef> parameters, TypeRef returnType) {
    return new MethodRef(
        owner, name, Arity.exactly(parameters.size()), Optional.of(parameters), returnType);
  }

  /**
   * A reference of which only the owner (or not even that), the name and the number of written
   * arguments are known.
   */
  public static MethodRef untyped(TypeRef owner, String name, int arguments) {
    return new MethodRef(owner, name, Arity.exactly(arguments), Optional.empty(), TypeRef.UNKNOWN);
  }

  @Override
  public String toString() {
    return owner
        + "."
        + name
        + parameters
            .map(
                types ->
                    "(" + String.join(",", types.stream().map(TypeRef::toString).toList()) + ")")
            .orElse("/" + arity);
  }
}

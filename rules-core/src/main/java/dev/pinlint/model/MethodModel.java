package dev.pinlint.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A method, constructor or initialiser of the source. Bridges, accessors and bodies of lambdas are
 * none.
 *
 * @param member its identity
 * @param parameters the erased types of the declared parameters, without {@code this}
 * @param returnType the erased return type
 * @param modifiers what the declaration says
 * @param body its code; empty if abstract or native
 * @param site where it is declared
 */
public record MethodModel(
    Member member,
    List<TypeRef> parameters,
    TypeRef returnType,
    Set<Modifier> modifiers,
    Optional<Body> body,
    Site site) {

  public MethodModel {
    parameters = List.copyOf(parameters);
    modifiers = Set.copyOf(modifiers);
  }

  /** The method's name. */
  public String name() {
    return member.name();
  }

  /** Whether the declaration has the modifier. */
  public boolean is(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  /** How many arguments a call in source may pass. */
  public Arity arity() {
    return is(Modifier.VARARGS)
        ? Arity.atLeast(parameters.size() - 1)
        : Arity.exactly(parameters.size());
  }
}

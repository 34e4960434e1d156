package dev.pinlint.model;

import java.util.Optional;
import java.util.Set;

/**
 * A field.
 *
 * @param ref the declaring type and the name
 * @param type the erased type
 * @param modifiers what the declaration says
 * @param constant its compile-time constant, if it is one (JLS 4.12.4)
 * @param site where it is declared
 */
public record FieldModel(
    FieldRef ref, TypeRef type, Set<Modifier> modifiers, Optional<Literal> constant, Site site) {

  public FieldModel {
    modifiers = Set.copyOf(modifiers);
  }

  /** Whether the declaration has the modifier. */
  public boolean is(Modifier modifier) {
    return modifiers.contains(modifier);
  }
}

package dev.pinlint.source;

import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.Optional;

/**
 * A local variable or parameter in scope. Two of them are never equal: identity is that of the
 * declaration.
 */
final class Local {
  final Var variable;

  /** Its type with the type arguments that it is declared with, if any are written. */
  final GenericType declared;

  final BodyContext owner;
  final Optional<Object> constant;

  Local(Var variable, GenericType declared, BodyContext owner, Optional<Object> constant) {
    this.variable = variable;
    this.declared = declared;
    this.owner = owner;
    this.constant = constant;
  }

  TypeRef type() {
    return variable.type();
  }
}

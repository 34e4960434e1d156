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
  final BodyContext owner;
  final Optional<Object> constant;

  Local(Var variable, BodyContext owner, Optional<Object> constant) {
    this.variable = variable;
    this.owner = owner;
    this.constant = constant;
  }

  TypeRef type() {
    return variable.type();
  }
}

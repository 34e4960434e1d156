package dev.pinlint.facts;

import dev.pinlint.flow.Invocation;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.TypeRef;

/** Calls that have nothing to do with switches, whatever they are given. */
final class Asides {

  private static final TypeRef BOOLEAN = TypeRef.of("boolean");

  private Asides() {}

  /** What only makes a text or a number, or is told nothing but texts, switches nothing. */
  static boolean contain(MethodModel callee, Invocation invocation) {
    TypeRef type = callee.returnType();
    if (invocation.call().kind() == CallKind.NEW || !type.resolved() || type.equals(BOOLEAN)) {
      return false;
    }
    boolean isPlain = type.equals(TypeRef.STRING) || !type.name().contains(".");
    return isPlain
        && (!type.equals(TypeRef.VOID)
            || (!invocation.arguments().isEmpty()
                && invocation.arguments().stream()
                    .allMatch(argument -> argument.value().type().equals(TypeRef.STRING))));
  }
}

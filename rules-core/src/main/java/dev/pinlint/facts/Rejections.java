package dev.pinlint.facts;

import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Set;

/** The exceptions of checks that have failed, and where they are kept to be thrown later. */
final class Rejections {

  /** What a check throws. */
  static final TypeRef TYPE = TypeRef.of("java.security.cert.CertificateException");

  private static final TypeRef THROWABLE = TypeRef.of("java.lang.Throwable");

  /** The symbol that the exception of a failed check depends on. */
  private static final String FAILURE = "failed check";

  /** They put what they are given into something. */
  private static final List<Role> KEEPERS = List.of(Role.BOX_NEW, Role.BOX_SET, Role.LIST_ADD);

  private Rejections() {}

  /** An exception of the type, of a check that has failed. */
  static Value of(TypeRef type) {
    return new Value.Unknown(Set.of(FAILURE), type, true);
  }

  /** Whether the value is the exception of a failed check, or made of it. */
  static boolean is(Value value) {
    return value.symbols().contains(FAILURE);
  }

  /** Whether the call is given such an exception, or something that holds one. */
  static boolean isGiven(Invocation invocation, State state) {
    return invocation.arguments().stream()
        .map(Traced::value)
        .anyMatch(given -> state.isOrHolds(given, Rejections::is));
  }

  /** Whether the call makes another exception of it. */
  static boolean isWrapped(Invocation invocation, Program program) {
    return invocation.call().kind() == Instr.CallKind.NEW
        && program.isSubtype(invocation.owner(), THROWABLE) == Answer.YES;
  }

  /** Kept by whoever gets it, it may be thrown later, unless everything is known of the keeper. */
  static void keep(Invocation invocation, State state) {
    boolean isKnown =
        invocation.call().kind() == Instr.CallKind.NEW
            || invocation
                .receiver()
                .flatMap(keeper -> state.sequence(keeper.value()))
                .filter(keeper -> !keeper.isOpen())
                .isPresent();
    if (!isKnown || KEEPERS.stream().noneMatch(invocation::is)) {
      state.mark(Mark.Kind.UNSEEN, "saved exception");
    }
  }
}

package dev.pinlint.facts;

import dev.pinlint.facts.HeldSwitches.Switch;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.State;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Program;
import java.util.List;
import java.util.Optional;

/**
 * Calls after which it does not matter that a check of the same object is switched off, before or
 * later: something else checks in its place.
 */
final class Replacements {

  private final Program program;
  private final Knowledge knowledge;
  private final List<Api> replaceable;

  Replacements(Program program, Knowledge knowledge) {
    this.program = program;
    this.knowledge = knowledge;
    this.replaceable =
        knowledge.with(Role.TRUST_OVERRIDE).stream()
            .filter(api -> !api.alternatives().isEmpty())
            .toList();
  }

  /** The switches that do not matter from here on, if the call is one of these. */
  List<Switch> at(Invocation call, State state) {
    List<Switch> replaced =
        replaceable.stream()
            .filter(api -> api.alternatives().contains(call.call().method().name()))
            .filter(api -> knowledge.isSubtype(call.owner(), api.owner(), program))
            .flatMap(api -> Switch.of(call, api).stream())
            .toList();
    replaced.forEach(
        it -> {
          Mark made = made(it);
          state.mark(made.kind(), made.detail());
        });
    return replaced;
  }

  /** Whether the switch does not matter, or may not, for what was called before. */
  static boolean isMade(Optional<Switch> where, State state) {
    return where.filter(it -> state.marks().contains(made(it))).isPresent();
  }

  private static Mark made(Switch where) {
    return new Mark(Mark.Kind.HELD, "replaced " + where);
  }
}

package dev.pinlint.facts;

import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a check does by itself to remember a chain, or to have a person approve of it. */
final class Approvals {

  /** They may keep what they are given. */
  private static final List<Role> KEEPING =
      List.of(Role.STORES, Role.MAP_PUT, Role.LIST_ADD, Role.BOX_SET);

  /** The name of what a person has answered. */
  private static final String ANSWER = "answer";

  private Approvals() {}

  /** Marks that a person is asked, or something of the chain kept; empty if more is to be said. */
  static Optional<List<Outcome>> apply(Invocation invocation, ChainContent content, State state) {
    boolean isAsked = invocation.is(Role.ASKS_USER);
    if (isAsked) {
      state.mark(Mark.Kind.ASKED, "");
    } else if (KEEPING.stream().anyMatch(invocation::is) && keeps(invocation, content)) {
      state.mark(Mark.Kind.STORED, "");
    }
    return isAsked || invocation.is(Role.STORES)
        ? Optional.of(answered(invocation, state))
        : Optional.empty();
  }

  /** Whether something of the chain is put where it may still be the next time. */
  private static boolean keeps(Invocation invocation, ChainContent content) {
    boolean isMadeHere =
        invocation
            .receiver()
            .filter(
                on ->
                    on.value() instanceof Value.Instance made
                        && made.id().isMadeWith(invocation.frame().object(0)))
            .isPresent();
    return !isMadeHere
        && invocation.arguments().stream().map(Traced::value).anyMatch(content::hasSubstance);
  }

  /** What comes back has nothing to do with what was given. */
  private static List<Outcome> answered(Invocation invocation, State state) {
    Value answer = new Value.Unknown(Set.of(ANSWER), invocation.resultType(), false);
    Traced result =
        invocation
            .receiver()
            .filter(on -> invocation.api().filter(Api::returnsReceiver).isPresent())
            .orElseGet(() -> new Traced(answer, invocation.frame().depth()));
    return invocation.returning(result, state);
  }
}

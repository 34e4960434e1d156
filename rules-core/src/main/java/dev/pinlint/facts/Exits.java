package dev.pinlint.facts;

import dev.pinlint.flow.KeptConstants;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Mark.Kind;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.State;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The ways in which a server check ends, for arguments that the contract allows.
 *
 * @param accepted normal exits
 * @param rejected exceptions thrown on purpose
 * @param met what any path has met
 */
record Exits(List<State> accepted, List<State> rejected, Set<Kind> met) {

  /** A path that met none of these rejects no chain but by a throw of its own. */
  private static final Set<Kind> CHECKS =
      EnumSet.of(Kind.VALIDATED, Kind.FAILED, Kind.WEAK, Kind.WEAK_FAILED, Kind.UNSEEN);

  /** A path that may have met one of these is not open to whoever claims the right things. */
  private static final Set<Kind> BEYOND_CLAIMS =
      EnumSet.complementOf(
          EnumSet.of(
              Kind.WEAK,
              Kind.CLAIM,
              Kind.TAKEN,
              Kind.COMPARED,
              Kind.EQUALS,
              Kind.DIFFERS,
              Kind.STORED));

  /** A way out that may have met one of these is not one that just met nothing. */
  private static final Set<Kind> SAID =
      EnumSet.of(Kind.VALIDATED, Kind.UNSEEN, Kind.EQUALS, Kind.CONDITION, Kind.ASKED, Kind.STORED);

  private static final Set<Kind> COMPARISONS = EnumSet.of(Kind.COMPARED, Kind.EQUALS, Kind.DIFFERS);

  /** A throw on a path that may have met one of these may be for another reason than a claim. */
  private static final Set<Kind> OTHER_REASONS =
      EnumSet.of(Kind.CONDITION, Kind.GUARD, Kind.COUNT, Kind.DIFFERS);

  static Exits of(List<Outcome> outcomes) {
    Set<Kind> met = EnumSet.noneOf(Kind.class);
    outcomes.forEach(outcome -> outcome.state().marks().forEach(mark -> met.add(mark.kind())));
    return new Exits(
        states(outcomes, Outcome.Returned.class::isInstance),
        states(outcomes, Outcome.Threw.class::isInstance).stream()
            .filter(state -> !state.hasMet(Kind.ACCIDENT))
            .toList(),
        met);
  }

  private static List<State> states(List<Outcome> outcomes, Predicate<Outcome> kind) {
    return outcomes.stream()
        .filter(kind)
        .map(Outcome::state)
        .filter(state -> !state.hasMet(Kind.BAD_ARGUMENT))
        .toList();
  }

  Verdict verdict() {
    if (accepted.isEmpty()) {
      return Verdict.REJECTS;
    } else if (rejected.isEmpty()
        && (Collections.disjoint(met, CHECKS) || accepted.stream().anyMatch(Exits::isFree))) {
      return Verdict.ACCEPTS_ALL;
    } else if (accepted.stream().allMatch(state -> state.hasMet(Kind.VALIDATED))) {
      return Verdict.VALIDATES;
    } else if (swallows() || heedsNobody()) {
      return Verdict.SWALLOWS;
    } else if (isWeakOnly()) {
      return Verdict.WEAK_ONLY;
    } else if (isOpenWhateverIsSet()) {
      return Verdict.WEAK_EXIT;
    } else if (isAccounted() && accepted.stream().anyMatch(this::isFirstUse)) {
      return Verdict.FIRST_USE;
    } else if (isAccounted() && accepted.stream().anyMatch(Exits::isApproved)) {
      return Verdict.USER_APPROVED;
    } else if (hasRealCheck() && accepted.stream().anyMatch(this::avoidsCheck)) {
      return Verdict.BYPASSES;
    }
    if (hasRealCheck() || met.contains(Kind.UNSEEN)) {
      return Verdict.UNKNOWN;
    }
    return accepted.stream().allMatch(Exits::isPinned) ? Verdict.PIN_ONLY : Verdict.PARTIAL;
  }

  /** Whether nothing whatever decides that this is the way out. */
  private static boolean isFree(State state) {
    return state.marks().isEmpty();
  }

  /** Whether something can be rejected, and each way out has met something that has a say. */
  private boolean isAccounted() {
    return !rejected.isEmpty()
        && accepted.stream().allMatch(state -> SAID.stream().anyMatch(state::mayHaveMet));
  }

  /** Whether a way out keeps what is presented where nothing was kept that others compare with. */
  private boolean isFirstUse(State state) {
    boolean isFree =
        state.mayHaveMet(Kind.VALIDATED)
            || state.mayHaveMet(Kind.EQUALS)
            || state.mayHaveMet(Kind.UNSEEN)
            || state.mayHaveMet(Kind.ASKED);
    return state.hasMet(Kind.STORED)
        && !isFree
        && state.mayHaveMet(Kind.GUARD)
        && !Collections.disjoint(met, COMPARISONS);
  }

  /** Whether a person was asked, and nothing else has validated the chain. */
  private static boolean isApproved(State state) {
    return state.hasMet(Kind.ASKED) && !state.mayHaveMet(Kind.VALIDATED);
  }

  /** Whether something that nobody else can present was what it was compared with. */
  private static boolean isPinned(State state) {
    return state.hasMet(Kind.EQUALS) && state.hasMet(Kind.CONDITION);
  }

  /** A path that shows the verdict: to a normal exit, if there is one. */
  Optional<State> shown(Verdict verdict) {
    return accepted.stream()
        .filter(
            state ->
                switch (verdict) {
                  case SWALLOWS -> isAfterFailure(state) || (heedsNobody() && isRefused(state));
                  case WEAK_ONLY -> state.mayHaveMet(Kind.WEAK) || state.mayHaveMet(Kind.CLAIM);
                  case WEAK_EXIT -> isOpenToClaims(state);
                  case FIRST_USE -> isFirstUse(state);
                  case USER_APPROVED -> isApproved(state);
                  case BYPASSES -> avoidsCheck(state);
                  case PARTIAL, PIN_ONLY, UNKNOWN -> !state.hasMet(Kind.VALIDATED);
                  default -> true;
                })
        .findFirst();
  }

  /** The calls on some way out that nothing is known of. */
  List<String> unseen() {
    return accepted.stream()
        .flatMap(state -> state.marks().stream())
        .filter(mark -> mark.kind() == Kind.UNSEEN)
        .map(Mark::detail)
        .distinct()
        .sorted()
        .toList();
  }

  private boolean hasRealCheck() {
    return met.contains(Kind.VALIDATED) || met.contains(Kind.FAILED);
  }

  /**
   * Whether a failed check can end well, and no path goes on to reject because of it, or keeps the
   * exception, or the answer, for later.
   */
  private boolean swallows() {
    return rejected.stream().noneMatch(state -> state.mayHaveMet(Kind.FAILED))
        && accepted.stream().anyMatch(Exits::isAfterFailure)
        && accepted.stream().filter(Exits::isAfterFailure).noneMatch(this::mayGoOn);
  }

  private static boolean isAfterFailure(State state) {
    return state.hasMet(Kind.FAILED) && !state.mayHaveMet(Kind.VALIDATED);
  }

  private boolean mayGoOn(State state) {
    return state.mayHaveMet(Kind.UNSEEN)
        || state.mayHaveMet(Kind.CONDITION)
        || state.mayHaveMet(Kind.WEAK)
        || isAnswerKept(state);
  }

  /**
   * Whether the exception of the check is kept, or fields are left as they are after no check that
   * succeeds: whoever reads them may refuse the server.
   */
  private boolean isAnswerKept(State state) {
    List<State> succeeded =
        accepted.stream()
            .filter(other -> other.hasMet(Kind.VALIDATED) && !other.mayHaveMet(Kind.FAILED))
            .toList();
    return state.hasInField(Rejections::is)
        || (state.hasMet(Kind.FAILED)
            && !succeeded.isEmpty()
            && succeeded.stream().allMatch(other -> KeptConstants.tell(state, other)));
  }

  /** Whether nothing but weak checks and claims can make it reject. */
  private boolean isWeakOnly() {
    return !hasRealCheck()
        && !met.contains(Kind.UNSEEN)
        && (met.contains(Kind.WEAK) || !rejected.isEmpty())
        && rejected.stream()
            .allMatch(state -> state.hasMet(Kind.WEAK_FAILED) || isForClaims(state));
  }

  private static boolean isForClaims(State state) {
    return state.hasMet(Kind.CLAIM) && OTHER_REASONS.stream().noneMatch(state::mayHaveMet);
  }

  /**
   * Whether somebody has looked at the chain, and whatever they found it is accepted: nothing
   * rejects it, all who were asked could say no only by an exception or an answer, and nothing that
   * somebody might look at later depends on what they said.
   */
  private boolean heedsNobody() {
    return rejected.isEmpty()
        && accepted.stream().anyMatch(Exits::isRefused)
        && accepted.stream().noneMatch(state -> state.mayHaveMet(Kind.ASKED))
        && details(Kind.TOLD).containsAll(details(Kind.UNSEEN))
        && accepted.stream().allMatch(accepted.get(0)::leavesTheSame);
  }

  private static boolean isRefused(State state) {
    return state.mayHaveMet(Kind.FAILED)
        || state.mayHaveMet(Kind.WEAK_FAILED)
        || state.mayHaveMet(Kind.TOLD);
  }

  private Set<String> details(Kind kind) {
    return accepted.stream()
        .flatMap(state -> state.marks().stream())
        .filter(mark -> mark.kind() == kind)
        .map(Mark::detail)
        .collect(Collectors.toSet());
  }

  /**
   * Whether there is a way out for whoever claims the right things, whatever the flags on the ways
   * are put to.
   */
  private boolean isOpenWhateverIsSet() {
    return Guarding.isForAll(accepted.stream().filter(Exits::isOpenToClaims).toList());
  }

  /**
   * Whether whoever presents a chain can make this the way out, as far as no flag decides it: it
   * met weak checks, claims and comparisons with what is not to be let in, and nothing else. Of
   * claims other than numbers one is the most that surely can be true: two may contradict each
   * other.
   */
  private static boolean isOpenToClaims(State state) {
    List<Mark> claims = state.marks().stream().filter(mark -> mark.kind() == Kind.CLAIM).toList();
    List<LengthTest> lengths =
        claims.stream()
            .map(claim -> LengthTest.parse(claim.detail()))
            .flatMap(Optional::stream)
            .toList();
    return (state.hasMet(Kind.CLAIM) || state.hasMet(Kind.WEAK) || state.hasMet(Kind.DIFFERS))
        && state.marks().stream()
            .noneMatch(mark -> BEYOND_CLAIMS.contains(mark.kind()) && !isFlag(mark, state))
        && claims.size() - lengths.size() <= 1
        && LengthTest.canAllHold(lengths);
  }

  private static boolean isFlag(Mark mark, State state) {
    return mark.opposite().isPresent() && state.hasMet(mark);
  }

  /**
   * Whether a way out surely met no check that succeeded; that a loop ran not even once is not
   * sure.
   */
  private boolean avoidsCheck(State state) {
    return !state.mayHaveMet(Kind.VALIDATED)
        && !state.mayHaveMet(Kind.UNSEEN)
        && !state.mayHaveMet(Kind.COUNT)
        && !isAnswerKept(state);
  }
}

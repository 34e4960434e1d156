package dev.pinlint.facts;

import dev.pinlint.flow.Mark;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Stop;
import dev.pinlint.flow.Value;
import dev.pinlint.model.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Flags and settings on the ways through a check. One of them decides something only where the ways
 * that take it otherwise end otherwise.
 */
final class Guarding {

  private Guarding() {}

  /** Marks the path that has just passed a flag; one that is asked again may answer otherwise. */
  static void mark(boolean truth, State state) {
    Mark plain = new Mark(Mark.Kind.GUARD, "");
    Mark mark =
        state
            .lastStop()
            .filter(
                stop ->
                    stop.passed() instanceof Stop.Passed.Decided decided
                        && decided.truth() == truth)
            .flatMap(Guarding::of)
            .filter(
                guard ->
                    !state.marks().contains(guard)
                        && !state.marks().contains(guard.opposite().orElseThrow()))
            .orElse(plain);
    state.mark(mark.kind(), mark.detail());
  }

  private static Optional<Mark> of(Stop stop) {
    if (!(stop.passed() instanceof Stop.Passed.Decided decided)) {
      return Optional.empty();
    }
    String what =
        stop.site()
            .map(Site::toString)
            .orElseGet(() -> new TreeSet<>(decided.condition().symbols()).toString());
    return Optional.of(Mark.guard(stop.member() + " " + what, decided.truth()));
  }

  /** Whether a stop of the path is a flag that was not taken the other way as well. */
  static boolean matters(Stop stop, State end) {
    return stop.passed() instanceof Stop.Passed.Decided
        && (end.marks().contains(new Mark(Mark.Kind.GUARD, ""))
            || of(stop).filter(end.marks()::contains).isPresent());
  }

  /**
   * Whether there is a way for whatever the flags are put to that were surely taken in one way.
   *
   * @param ways where each of the ways ends
   */
  static boolean isForAll(List<State> ways) {
    return Alternatives.areAvoidable(ways.stream().map(Guarding::flags).toList())
        .map(isAvoidable -> !isAvoidable)
        .orElse(false);
  }

  private static Map<Mark, Boolean> flags(State end) {
    Map<Mark, Boolean> flags = new HashMap<>();
    end.definiteMarks().stream()
        .filter(mark -> mark.opposite().isPresent())
        .forEach(
            mark ->
                flags.put(mark.isTaken() ? mark : mark.opposite().orElseThrow(), mark.isTaken()));
    return flags;
  }

  /** What the last of such conditions on the path is fed by, if it is a switch that matters. */
  static Optional<Guard> last(State end, Predicate<Value> isFlag) {
    List<Guard> guards =
        end.trail().stream()
            .filter(stop -> matters(stop, end))
            .map(stop -> ((Stop.Passed.Decided) stop.passed()).condition())
            .filter(isFlag)
            .flatMap(condition -> condition.symbols().stream().sorted())
            .flatMap(name -> Guard.of(name).stream())
            .toList();
    return guards.isEmpty() ? Optional.empty() : Optional.of(guards.get(guards.size() - 1));
  }
}

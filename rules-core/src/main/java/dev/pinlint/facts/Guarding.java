package dev.pinlint.facts;

import dev.pinlint.flow.Mark;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Stop;
import dev.pinlint.flow.Value;
import dev.pinlint.model.Site;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Flags and settings on the ways through a check. One of them decides something only where the ways
 * that take it otherwise end otherwise.
 */
final class Guarding {

  /** More flags are not weighed against each other. */
  private static final int MAX_FLAGS = 8;

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

  /** The flags that surely were taken in one way on the path, and may have been taken otherwise. */
  static Set<Mark> flags(State end) {
    return end.definiteMarks().stream()
        .filter(mark -> mark.opposite().isPresent())
        .collect(Collectors.toSet());
  }

  /**
   * Whether there is a way for whatever the flags are put to.
   *
   * @param ways the flags that each of the ways has met
   */
  static boolean isForAll(List<Set<Mark>> ways) {
    return isForAll(ways, MAX_FLAGS);
  }

  private static boolean isForAll(List<Set<Mark>> ways, int flags) {
    if (ways.stream().anyMatch(Set::isEmpty)) {
      return true;
    }
    if (ways.isEmpty() || flags == 0) {
      return false;
    }
    Mark flag = ways.get(0).iterator().next();
    Mark opposite = flag.opposite().orElseThrow();
    return isForAll(where(flag, opposite, ways), flags - 1)
        && isForAll(where(opposite, flag, ways), flags - 1);
  }

  /** The ways that are left where the flag is put so. */
  private static List<Set<Mark>> where(Mark flag, Mark opposite, List<Set<Mark>> ways) {
    return ways.stream()
        .filter(way -> !way.contains(opposite))
        .map(
            way -> {
              Set<Mark> others = new HashSet<>(way);
              others.remove(flag);
              return others;
            })
        .distinct()
        .map(Set::copyOf)
        .toList();
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

package dev.pinlint.facts;

import dev.pinlint.facts.Guards.Decided;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.State;
import dev.pinlint.model.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was decided alike on all ways to a place, from each method that they were followed from. */
final class Ways {

  /** The ways from one method, and the methods in between. */
  private static final class Way {
    final List<Decided> decided;
    final Set<Member> through = new HashSet<>();

    /** The methods that none of the ways goes around. */
    final Set<Member> always;

    /** What was not known where it was asked, on each of the ways or on one that it was made of. */
    final List<Decided> asked;

    /** What was decided on each of the ways. */
    final Set<List<Decided>> each = new LinkedHashSet<>();

    Way(List<Decided> decided, List<Decided> asked, Set<Member> through) {
      this.decided = new ArrayList<>(decided);
      this.asked = new ArrayList<>(asked);
      this.always = new HashSet<>(through);
    }

    /** Whether nobody on the way has said what the answer is. */
    boolean leavesOpen(Decided that) {
      return Guards.isOfSetting(that) || asked.stream().anyMatch(that::isAt);
    }
  }

  private final Map<Member, Way> from = new LinkedHashMap<>();

  /** A way from a method gets to a call. */
  void pass(Member root, Guards guards, State state, Invocation call) {
    List<Decided> decided = guards.onTheWay(state);
    List<Decided> asked = guards.onSomeWay(state);
    Set<Member> through = new HashSet<>();
    call.frame().calls().stream().skip(1).forEach(place -> through.add(place.member()));
    if (call.frame().depth() > 0) {
      through.add(call.frame().member());
    }
    Way way = from.computeIfAbsent(root, any -> new Way(decided, asked, through));
    way.decided.retainAll(decided);
    way.each.add(decided);
    way.asked.retainAll(asked);
    way.through.addAll(through);
    way.always.retainAll(through);
  }

  /** Adds the ways from other methods; from the same one the others count. */
  void add(Ways others) {
    from.putAll(others.from);
  }

  /** The weakest guard on the ways; a method that others call is on the ways of those. */
  Optional<Guard> guard(Guards guards) {
    return guard(guards, method -> Optional.empty());
  }

  /**
   * The same.
   *
   * @param before what stands before a method that no way leads to, where nothing on its own way
   *     does
   */
  Optional<Guard> guard(Guards guards, Function<Member, Optional<Guard>> before) {
    return weakest(
        outermost()
            .map(way -> nearest(way.getValue(), guards).or(() -> before.apply(way.getKey())))
            .toList());
  }

  /** The methods that a way begins with on which nothing stands before the place. */
  Stream<Member> unguarded(Guards guards) {
    return outermost()
        .filter(way -> nearest(way.getValue(), guards).isEmpty())
        .map(Map.Entry::getKey);
  }

  private Optional<Guard> nearest(Way way, Guards guards) {
    return guards.nearest(decided(way)).or(() -> guards.ofAny(List.copyOf(way.each)));
  }

  private Stream<Map.Entry<Member, Way>> outermost() {
    Set<Member> through = new HashSet<>();
    from.values().forEach(way -> through.addAll(way.through));
    return from.entrySet().stream().filter(way -> !through.contains(way.getKey()));
  }

  /** The weakest of several guards, if there is none missing. */
  static Optional<Guard> weakest(List<Optional<Guard>> guards) {
    return guards.stream().allMatch(Optional::isPresent)
        ? guards.stream().flatMap(Optional::stream).min(Comparator.comparing(Guard::strength))
        : Optional.empty();
  }

  /**
   * What was decided on a way, and what a method on it asks whose answer no caller knows: where
   * there is much to follow, that may be lost sight of.
   */
  private List<Decided> decided(Way way) {
    return Stream.concat(
            from.entrySet().stream()
                .filter(on -> way.always.contains(on.getKey()))
                .flatMap(on -> on.getValue().decided.stream())
                .filter(way::leavesOpen),
            way.decided.stream())
        .toList();
  }
}

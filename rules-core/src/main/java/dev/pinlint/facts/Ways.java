package dev.pinlint.facts;

import dev.pinlint.facts.Guards.Decided;
import dev.pinlint.flow.Invocation;
import dev.pinlint.model.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was decided alike on all ways to a place, from each method that they were followed from. */
final class Ways {

  /** The ways from one method, and the methods in between. */
  private static final class Way {
    final List<Decided> decided;
    final Set<Member> through = new HashSet<>();

    Way(List<Decided> decided) {
      this.decided = new ArrayList<>(decided);
    }
  }

  private final Map<Member, Way> from = new LinkedHashMap<>();

  /** A way from a method gets to a call. */
  void pass(Member root, List<Decided> decided, Invocation call) {
    Way way = from.computeIfAbsent(root, any -> new Way(decided));
    way.decided.retainAll(decided);
    call.frame().calls().stream().skip(1).forEach(place -> way.through.add(place.member()));
    if (call.frame().depth() > 0) {
      way.through.add(call.frame().member());
    }
  }

  /** Adds the ways from other methods; from the same one the others count. */
  void add(Ways others) {
    from.putAll(others.from);
  }

  /** The weakest guard on the ways; a method that others call is on the ways of those. */
  Optional<Guard> guard(Guards guards) {
    Set<Member> through = new HashSet<>();
    from.values().forEach(way -> through.addAll(way.through));
    List<Optional<Guard>> nearest =
        from.entrySet().stream()
            .filter(way -> !through.contains(way.getKey()))
            .map(way -> guards.nearest(way.getValue().decided))
            .toList();
    return nearest.stream().allMatch(Optional::isPresent)
        ? nearest.stream().flatMap(Optional::stream).min(Comparator.comparing(Guard::strength))
        : Optional.empty();
  }
}

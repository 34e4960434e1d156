package dev.pinlint.prefilter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which units may declare a type below another, judged by the names of supertypes alone. */
final class SubtypeIndex {

  private final Map<Integer, List<Unit>> bySupertype = new HashMap<>();

  /** Thousands of questions are about the same few hierarchies. */
  private final IdentityHashMap<Unit, List<Unit>> directlyBelow = new IdentityHashMap<>();

  SubtypeIndex(Collection<Unit> units) {
    for (Unit unit : units) {
      unit.supertypes()
          .hashes()
          .forEach(hash -> bySupertype.computeIfAbsent(hash, any -> new ArrayList<>()).add(unit));
    }
  }

  /** The units in which a type may be declared that is below the one with this full name. */
  Collection<Unit> below(String type) {
    Set<Unit> found = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Unit> ordered = new ArrayList<>();
    Deque<List<Unit>> pending = new ArrayDeque<>(List.of(directlyBelow(List.of(type))));
    while (!pending.isEmpty()) {
      for (Unit unit : pending.remove()) {
        if (found.add(unit)) {
          ordered.add(unit);
          // Of the types of one unit nobody can say which is nested in which.
          pending.add(directlyBelow.computeIfAbsent(unit, above -> directlyBelow(above.types())));
        }
      }
    }
    return ordered;
  }

  private List<Unit> directlyBelow(List<String> types) {
    List<NamedType> named = types.stream().map(NamedType::of).distinct().toList();
    Set<Unit> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return types.stream()
        .map(SubtypeIndex::simpleName)
        .distinct()
        .flatMap(name -> bySupertype.getOrDefault(name.hashCode(), List.of()).stream())
        .filter(seen::add)
        .filter(unit -> named.stream().anyMatch(name -> name.mayBeIn(unit.words())))
        .toList();
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}

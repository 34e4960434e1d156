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
    Deque<List<String>> pending = new ArrayDeque<>(List.of(List.of(type)));
    while (!pending.isEmpty()) {
      // Of the types of one unit nobody can say which is nested in which.
      List<String> above = pending.remove();
      List<NamedType> named = above.stream().map(NamedType::of).toList();
      above.stream()
          .flatMap(
              name -> bySupertype.getOrDefault(simpleName(name).hashCode(), List.of()).stream())
          .filter(unit -> named.stream().anyMatch(name -> name.mayBeIn(unit.words())))
          .filter(found::add)
          .forEach(
              unit -> {
                ordered.add(unit);
                pending.add(unit.types());
              });
    }
    return ordered;
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}

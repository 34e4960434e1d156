package dev.pinlint.facts;

import dev.pinlint.facts.HeldSwitches.Switch;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What code has put into properties, on each path, that a driver reads as it reads the parameters
 * of the URL beside them.
 */
final class GivenProperties {

  /**
   * One value.
   *
   * @param key its name in lower case
   */
  private record Entry(String holder, String key, String value) {}

  private final Map<Entry, Mark> entries = new LinkedHashMap<>();

  /** Begins anew: what was seen is forgotten. */
  void attempt() {
    entries.clear();
  }

  /** Any of the values is there from here on, and nothing else; none if it is taken away. */
  void put(Switch where, Set<String> values, State state) {
    String key = where.name().toLowerCase(Locale.ROOT);
    entries.forEach(
        (entry, mark) -> {
          if (entry.holder().equals(where.holder()) && entry.key().equals(key)) {
            state.unmark(mark);
          }
        });
    for (String value : values) {
      Mark mark =
          entries.computeIfAbsent(
              new Entry(where.holder(), key, value),
              entry -> new Mark(Mark.Kind.HELD, "property " + entries.size()));
      state.mark(mark.kind(), mark.detail());
    }
  }

  /** Whether anything was put there, on some path. */
  boolean isOf(String holder) {
    return entries.keySet().stream().anyMatch(entry -> entry.holder().equals(holder));
  }

  /** What may be there, as far as was seen: what surely is, and then one more value each time. */
  List<Map<String, String>> of(String holder, State state) {
    Map<String, List<String>> possible = new TreeMap<>();
    Map<String, String> sure = new TreeMap<>();
    entries.forEach(
        (entry, mark) -> {
          if (entry.holder().equals(holder) && state.marks().contains(mark)) {
            possible.computeIfAbsent(entry.key(), any -> new ArrayList<>()).add(entry.value());
            if (state.hasMet(mark)) {
              sure.put(entry.key(), entry.value());
            }
          }
        });
    sure.keySet().removeIf(key -> possible.getOrDefault(key, List.of()).size() > 1);
    List<Map<String, String>> all = new ArrayList<>(List.of(Map.copyOf(sure)));
    possible.forEach(
        (key, values) -> {
          if (!sure.containsKey(key)) {
            for (String value : values) {
              Map<String, String> more = new TreeMap<>(sure);
              more.put(key, value);
              all.add(more);
            }
          }
        });
    return all;
  }
}

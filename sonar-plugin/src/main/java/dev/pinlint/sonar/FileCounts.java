package dev.pinlint.sonar;

import dev.pinlint.facts.PinSet.HostPins;
import dev.pinlint.facts.PinSite;
import dev.pinlint.facts.TrustDecision;
import dev.pinlint.facts.Verdict;
import dev.pinlint.inspection.Inventory;
import dev.pinlint.inspection.Inventory.PlacedCheck;
import dev.pinlint.inspection.Inventory.PlacedPins;
import dev.pinlint.inspection.Inventory.PlacedSite;
import dev.pinlint.sonar.TrustMetrics.Count;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an inventory has in each file, counted. */
final class FileCounts {

  /** The different things of a kind in a file, each by what tells it from others. */
  private final SortedMap<String, Map<Count, Set<String>>> byFile = new TreeMap<>();

  FileCounts(Inventory inventory) {
    inventory.sites().forEach(this::add);
    inventory.pins().forEach(this::add);
    inventory.checks().forEach(this::add);
  }

  private void add(PlacedSite placed) {
    for (PinSite.Pin pin : placed.site().constants()) {
      add(placed.file(), Count.PINS, placed.site().host() + " " + pin.text());
    }
  }

  private void add(PlacedPins placed) {
    HostPins host = placed.host();
    add(placed.file(), Count.PINNED_HOSTS, host.pattern());
    if (host.isComplete() && host.pins().size() == 1) {
      add(placed.file(), Count.HOSTS_WITHOUT_BACKUP, host.pattern());
    }
  }

  private void add(PlacedCheck placed) {
    TrustDecision.Check check = placed.check();
    // A function has no type of its own: the place where it is handed over tells it.
    boolean isFunction = check.location().anchor().callee().isPresent();
    String decision = isFunction ? check.location().anchor().toString() : placed.type();
    add(placed.file(), Count.CUSTOM_TRUST_DECISIONS, decision);
    if (check.verdict() == Verdict.ACCEPTS_ALL) {
      add(placed.file(), Count.TRUST_ALL_DECISIONS, decision);
    }
  }

  private void add(String file, Count count, String thing) {
    byFile
        .computeIfAbsent(file, path -> new EnumMap<>(Count.class))
        .computeIfAbsent(count, key -> new TreeSet<>())
        .add(thing);
  }

  /** The files in which something was counted, ordered by path. */
  Set<String> files() {
    return Collections.unmodifiableSet(byFile.keySet());
  }

  /** How many there are in a file. */
  int number(String file, Count count) {
    return byFile.getOrDefault(file, Map.of()).getOrDefault(count, Set.of()).size();
  }
}

package dev.pinlint.cli.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What changed from one inventory to another. Lines and paths do not count.
 *
 * @param entries the changes, ordered by what they are about
 */
public record InventoryDiff(List<Entry> entries) {

  /** What happened to it. */
  public enum Change {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * A change.
   *
   * @param change what happened
   * @param subject what it is about
   * @param details what is different, a line each
   */
  public record Entry(Change change, String subject, List<String> details) {
    public Entry {
      details = List.copyOf(details);
    }
  }

  public InventoryDiff {
    entries = List.copyOf(entries);
  }

  /** The changes from one to the other. */
  public static InventoryDiff of(PinInventory from, PinInventory to) {
    List<Entry> entries = new ArrayList<>();
    add(entries, rows(from), rows(to));
    add(entries, decisions(from), decisions(to));
    add(entries, anchors(from), anchors(to));
    return new InventoryDiff(entries);
  }

  private static Map<String, List<String>> rows(PinInventory inventory) {
    return collect(inventory.hosts(), PinnedHost::key, InventoryDiff::details);
  }

  private static Map<String, List<String>> decisions(PinInventory inventory) {
    return collect(
        inventory.decisions(),
        Decision::key,
        one -> List.of(one.verdict() + one.certainty().map(sure -> ", " + sure).orElse("")));
  }

  private static Map<String, List<String>> anchors(PinInventory inventory) {
    return collect(
        inventory.trustAnchors(),
        one -> String.join("  ", one.repository(), "TRUST_ANCHORS", one.place().identity()),
        one ->
            one.certificates().stream()
                .map(certificate -> certificate.subject() + " until " + certificate.notAfter())
                .toList());
  }

  private static <T> Map<String, List<String>> collect(
      List<T> all, Function<T, String> key, Function<T, List<String>> details) {
    Map<String, List<String>> map = new TreeMap<>();
    for (T one : all) {
      map.computeIfAbsent(key.apply(one), any -> new ArrayList<>()).addAll(details.apply(one));
    }
    return map;
  }

  private static List<String> details(PinnedHost row) {
    List<String> lines = new ArrayList<>();
    row.pins().stream().map(Pin::title).distinct().sorted().map("pin "::concat).forEach(lines::add);
    lines.add(
        "backups "
            + row.sets().stream()
                .map(set -> set.isComplete() ? set.distinctCount() - 1 : "unknown")
                .map(Objects::toString)
                .collect(Collectors.joining(", ")));
    lines.add("version " + row.version().orElse("unknown"));
    Governance governance = row.governance();
    lines.add("wired " + governance.wired());
    lines.add("kill switch " + governance.killSwitch());
    lines.add("expiry guard " + governance.expiryGuard());
    lines.add("telemetry " + governance.telemetry());
    governance.until().ifPresent(day -> lines.add("until " + day));
    governance.owner().ifPresent(name -> lines.add("owner " + name));
    governance.reason().ifPresent(text -> lines.add("reason " + text));
    governance.review().ifPresent(text -> lines.add("review " + text));
    return lines;
  }

  private static void add(
      List<Entry> entries, Map<String, List<String>> from, Map<String, List<String>> to) {
    TreeSet<String> keys = new TreeSet<>(from.keySet());
    keys.addAll(to.keySet());
    for (String key : keys) {
      List<String> before = from.getOrDefault(key, List.of());
      List<String> after = to.getOrDefault(key, List.of());
      if (!from.containsKey(key)) {
        entries.add(new Entry(Change.ADDED, key, marked("+ ", after)));
      } else if (!to.containsKey(key)) {
        entries.add(new Entry(Change.REMOVED, key, marked("- ", before)));
      } else if (!before.equals(after)) {
        List<String> details =
            new ArrayList<>(
                marked("- ", before.stream().filter(line -> !after.contains(line)).toList()));
        details.addAll(
            marked("+ ", after.stream().filter(line -> !before.contains(line)).toList()));
        if (!details.isEmpty()) {
          entries.add(new Entry(Change.CHANGED, key, details));
        }
      }
    }
  }

  private static List<String> marked(String mark, List<String> lines) {
    return lines.stream().map(mark::concat).toList();
  }
}

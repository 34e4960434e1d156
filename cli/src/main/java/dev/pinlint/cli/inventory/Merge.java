package dev.pinlint.cli.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Makes one inventory of several. Nothing is lost and nothing is counted twice: what is the same is
 * there once, and two repositories that only share a name get different ones.
 */
public final class Merge {

  private final List<Repository> repositories = new ArrayList<>();
  private final List<PinnedHost> hosts = new ArrayList<>();
  private final List<TrustAnchors> trustAnchors = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final Map<String, PinInventory> byName = new HashMap<>();

  private Merge() {}

  /** The inventory of all of them. */
  public static PinInventory of(Collection<PinInventory> inventories) {
    Merge merge = new Merge();
    inventories.forEach(merge::add);
    return new PinInventory(merge.repositories, merge.hosts, merge.trustAnchors, merge.decisions);
  }

  private void add(PinInventory inventory) {
    Map<String, String> names = new HashMap<>();
    for (Repository repository : inventory.repositories()) {
      PinInventory part = part(inventory, repository);
      String name = repository.name();
      int number = 1;
      while (byName.containsKey(name) && !renamed(part, name).equals(byName.get(name))) {
        number++;
        name = repository.name() + " (" + number + ")";
      }
      byName.put(name, renamed(part, name));
      names.put(repository.name(), name);
      repositories.add(repository.called(name));
    }
    UnaryOperator<String> rename = name -> names.getOrDefault(name, name);
    inventory.hosts().forEach(row -> hosts.add(renamed(row, rename.apply(row.repository()))));
    inventory
        .trustAnchors()
        .forEach(one -> trustAnchors.add(renamed(one, rename.apply(one.repository()))));
    inventory
        .decisions()
        .forEach(one -> decisions.add(renamed(one, rename.apply(one.repository()))));
  }

  /** What an inventory has of one repository. */
  private static PinInventory part(PinInventory inventory, Repository repository) {
    String name = repository.name();
    return new PinInventory(
        List.of(repository),
        inventory.hosts().stream().filter(row -> row.repository().equals(name)).toList(),
        inventory.trustAnchors().stream().filter(one -> one.repository().equals(name)).toList(),
        inventory.decisions().stream().filter(one -> one.repository().equals(name)).toList());
  }

  private static PinInventory renamed(PinInventory part, String name) {
    return new PinInventory(
        part.repositories().stream().map(one -> one.called(name)).toList(),
        part.hosts().stream().map(one -> renamed(one, name)).toList(),
        part.trustAnchors().stream().map(one -> renamed(one, name)).toList(),
        part.decisions().stream().map(one -> renamed(one, name)).toList());
  }

  private static PinnedHost renamed(PinnedHost row, String name) {
    return new PinnedHost(
        name,
        row.artifact(),
        row.sourceSet(),
        row.mechanism(),
        row.library(),
        row.version(),
        row.validates(),
        row.host(),
        row.subdomains(),
        row.exceptions(),
        row.sets(),
        row.governance());
  }

  private static TrustAnchors renamed(TrustAnchors one, String name) {
    return new TrustAnchors(
        name, one.api(), one.platformAnchors(), one.certificates(), one.place());
  }

  private static Decision renamed(Decision one, String name) {
    return new Decision(
        name,
        one.sourceSet(),
        one.kind(),
        one.subject(),
        one.verdict(),
        one.certainty(),
        one.guard(),
        one.off(),
        one.versions(),
        one.unseen(),
        one.place());
  }
}

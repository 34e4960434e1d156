package dev.pinlint.cli.inventory;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What code does about trust, in one repository or several, be it right or wrong.
 *
 * @param repositories what was scanned, ordered by name
 * @param hosts what is pinned, ordered by key
 * @param trustAnchors the calls that hand over certificates as trust anchors, by repository
 * @param decisions the other decisions about servers, by repository
 */
public record PinInventory(
    List<Repository> repositories,
    List<PinnedHost> hosts,
    List<TrustAnchors> trustAnchors,
    List<Decision> decisions) {

  public PinInventory {
    repositories =
        repositories.stream().sorted(Comparator.comparing(Repository::name)).distinct().toList();
    hosts =
        hosts.stream()
            .sorted(Comparator.comparing(PinnedHost::host).thenComparing(PinnedHost::key))
            .distinct()
            .toList();
    trustAnchors =
        trustAnchors.stream()
            .sorted(Comparator.comparing(TrustAnchors::repository))
            .distinct()
            .toList();
    decisions =
        decisions.stream().sorted(Comparator.comparing(Decision::repository)).distinct().toList();
  }

  /** The decisions of a kind. */
  public Stream<Decision> decisions(Decision.Kind kind) {
    return decisions.stream().filter(decision -> decision.kind() == kind);
  }
}

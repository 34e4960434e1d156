package dev.pinlint.facts;

import dev.pinlint.facts.PinSet.HostPins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what code and configuration of a project pin. Only hosts of one name are compared, and
 * only where both sides are known in full.
 */
public final class PinDisagreements {

  private PinDisagreements() {}

  /** All disagreements, in an order that depends on nothing but the facts. */
  public static List<PinDisagreement> of(List<PinSet> code, List<PinSet> configured) {
    List<PinDisagreement> all = new ArrayList<>();
    for (HostPins ours : complete(code).toList()) {
      complete(configured)
          .filter(theirs -> name(theirs).equals(name(ours)) && !keys(theirs).equals(keys(ours)))
          .forEach(theirs -> all.add(disagreement(ours, theirs)));
    }
    return all.stream()
        .distinct()
        .sorted(
            Comparator.comparing((PinDisagreement one) -> one.location().file())
                .thenComparing(one -> one.location().line())
                .thenComparing(one -> one.location().anchor().toString())
                .thenComparing(PinDisagreement::host)
                .thenComparing(one -> one.other().file())
                .thenComparing(one -> one.other().line()))
        .toList();
  }

  private static Stream<HostPins> complete(List<PinSet> sets) {
    return sets.stream().flatMap(set -> set.hosts().stream()).filter(HostPins::isComplete);
  }

  private static String name(HostPins host) {
    return host.pattern().toLowerCase(Locale.ROOT);
  }

  /** The digests, however they are spelled. */
  private static Set<String> keys(HostPins host) {
    return host.pins().stream()
        .map(pin -> pin.replaceFirst("^sha256/", "").replaceAll("[\\s=]", ""))
        .collect(Collectors.toSet());
  }

  private static PinDisagreement disagreement(HostPins ours, HostPins theirs) {
    Location place = theirs.lastSite();
    return new PinDisagreement(
        ours.lastSite(),
        ours.pattern(),
        ours.pins(),
        theirs.pins(),
        new Step(
            place.anchor().member(),
            place.siteId(),
            place.file(),
            place.line(),
            "the same host is pinned here"));
  }
}

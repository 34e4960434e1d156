package dev.pinlint.facts;

import dev.pinlint.facts.TrustAnchorSite.Effect;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.Traced;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts together what the paths through one call have in common: which certificates it hands over,
 * and what they are to the platform's anchors wherever they are seen to take effect.
 */
final class TrustAnchorSites {

  private static final Comparator<EmbeddedCertificate> BY_NAME =
      Comparator.comparing(EmbeddedCertificate::subject)
          .thenComparing(EmbeddedCertificate::fingerprint);

  /** A call, and what is known of it by now. */
  private static final class Site {
    final Api api;
    final Place sink;
    final Set<EmbeddedCertificate> certificates = new TreeSet<>(BY_NAME);
    final Set<Effect> effects = EnumSet.noneOf(Effect.class);

    Site(Api api, Place sink) {
      this.api = api;
      this.sink = sink;
    }
  }

  private final Map<Place, Site> sites = new LinkedHashMap<>();

  /**
   * Notes that a call hands over certificates.
   *
   * @param place where they stop being parameters
   * @param sink the call that receives them
   * @return whether there are any that are known
   */
  boolean add(Api api, Place place, Place sink, List<Traced> certificates) {
    List<EmbeddedCertificate> known =
        certificates.stream()
            .flatMap(one -> one.value().alternatives().stream())
            .flatMap(one -> one.certificate().flatMap(EmbeddedCertificate::of).stream())
            .toList();
    if (known.isEmpty()) {
      return false;
    }
    sites.computeIfAbsent(place, made -> new Site(api, sink)).certificates.addAll(known);
    return true;
  }

  /** Notes what the certificates that a call hands over are where they take effect. */
  void take(Place place, Effect effect) {
    Optional.ofNullable(sites.get(place)).ifPresent(site -> site.effects.add(effect));
  }

  /** Notes that what an object has been given takes effect. */
  void take(HeapObject.History anchors) {
    Effect effect = effect(anchors);
    anchors.possible().stream()
        .filter(event -> event.api().role() == Role.ANCHOR_SINK)
        .forEach(event -> take(event.place(), effect));
  }

  private static Effect effect(HeapObject.History anchors) {
    List<HeapObject.Event> others =
        anchors.possible().stream()
            .filter(event -> event.api().role() != Role.ANCHOR_SINK)
            .toList();
    if (anchors.isOpen() || !anchors.definite().containsAll(others)) {
      return Effect.UNKNOWN;
    } else if (others.isEmpty()) {
      return Effect.REPLACES;
    }
    // What is loaded from somewhere may be anything.
    return others.stream().anyMatch(event -> event.api().isTrue("platform"))
        ? Effect.ADDS
        : Effect.UNKNOWN;
  }

  List<TrustAnchorSite> all(Anchors anchors) {
    return sites.entrySet().stream()
        .map(entry -> site(entry.getKey(), entry.getValue(), anchors))
        .toList();
  }

  private static TrustAnchorSite site(Place place, Site site, Anchors anchors) {
    List<Step> related =
        place.equals(site.sink)
            ? List.of()
            : List.of(
                Step.at(
                    site.sink.member(),
                    site.sink.call().site(),
                    "the certificate is handed to " + site.api.owner().simpleName()));
    return new TrustAnchorSite(
        anchors.of(place),
        site.api.owner().simpleName() + "." + site.api.name(),
        List.copyOf(site.certificates),
        site.effects.size() == 1 ? site.effects.iterator().next() : Effect.UNKNOWN,
        related);
  }
}

package dev.pinlint.facts;

import dev.pinlint.facts.TrustAnchorSite.Effect;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.Traced;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Member;
import dev.pinlint.model.Site;
import java.util.ArrayList;
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
  private static final class Handover {
    final Api api;
    final Place sink;
    final Set<EmbeddedCertificate> certificates = new TreeSet<>(BY_NAME);
    final Set<Effect> effects = EnumSet.noneOf(Effect.class);

    /** The files that they are from. */
    final Set<String> files = new TreeSet<>();

    /** The key stores that could not be opened. */
    final Set<String> locked = new TreeSet<>();

    Handover(Api api, Place sink) {
      this.api = api;
      this.sink = sink;
    }

    boolean isKnown() {
      return (!certificates.isEmpty() && !api.isTrue("neutral")) || !effects.isEmpty();
    }
  }

  private final Map<Place, Handover> sites = new LinkedHashMap<>();

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
    Handover site = sites.computeIfAbsent(place, made -> new Handover(api, sink));
    site.certificates.addAll(known);
    certificates.stream()
        .flatMap(one -> one.value().alternatives().stream())
        .filter(one -> one.certificate().isPresent())
        .forEach(one -> one.origin().ifPresent(site.files::add));
    return true;
  }

  /** Notes that a call loads a key store that comes with the program. */
  void add(Place place, Place sink, KeyStoreReading store) {
    if (store.isLocked()) {
      sites
          .computeIfAbsent(place, made -> new Handover(store.api(), sink))
          .locked
          .add(store.file());
    } else {
      add(store.api(), place, sink, store.certificates());
    }
  }

  /** Notes that a key store is open that a call has loaded before. */
  void open(Place place, KeyStoreReading store) {
    Handover site = sites.get(place);
    if (site != null) {
      site.locked.remove(store.file());
      add(store.api(), place, site.sink, store.certificates());
    }
  }

  /** Notes what the certificates that a call hands over are where they take effect. */
  void take(Place place, Effect effect) {
    Optional.ofNullable(sites.get(place)).ifPresent(site -> site.effects.add(effect));
  }

  /** Notes that what an object has been given takes effect. */
  void take(HeapObject.History anchors) {
    Effect effect = effect(anchors);
    anchors.possible().forEach(event -> take(event.place(), effect));
  }

  /** Whether it is known what the call has put in: certificates, or those of a key store. */
  private static boolean isKnown(HeapObject.Event event) {
    return event.api().role() == Role.ANCHOR_SINK
        || event.api().role() == Role.ANCHOR_PASSWORD
        || event.arguments().stream().anyMatch(one -> one.value().certificate().isPresent());
  }

  private static Effect effect(HeapObject.History anchors) {
    List<HeapObject.Event> others =
        anchors.possible().stream().filter(event -> !isKnown(event)).toList();
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
        // What decides about nobody, and may be the client's own, says nothing: a key store that
        // cannot be opened, or anything where the library has one form for both.
        .filter(entry -> entry.getValue().isKnown())
        .map(entry -> site(entry.getKey(), entry.getValue(), anchors))
        .toList();
  }

  private static TrustAnchorSite site(Place place, Handover site, Anchors anchors) {
    List<Step> related = new ArrayList<>();
    if (!place.equals(site.sink)) {
      related.add(
          Step.at(
              site.sink.member(),
              site.sink.call().site(),
              "the certificate is handed to " + site.api.owner().simpleName()));
    }
    site.files.forEach(file -> related.add(inFile(file, "the certificate is in this file")));
    site.locked.forEach(file -> related.add(inFile(file, "the certificates are in this file")));
    return new TrustAnchorSite(
        anchors.of(place),
        site.api.owner().simpleName() + "." + site.api.name(),
        List.copyOf(site.certificates),
        List.copyOf(site.locked),
        site.effects.size() == 1 ? site.effects.iterator().next() : Effect.UNKNOWN,
        related);
  }

  private static Step inFile(String file, String text) {
    return Step.at(Member.entry(file, "/"), new Site(0, file, 1), text);
  }
}

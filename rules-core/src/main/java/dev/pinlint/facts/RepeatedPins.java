package dev.pinlint.facts;

import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls that add nothing: on every path that gets there, each of their pins was added before, for
 * the same host. A call that leads to such a call in a helper is not one: it may do more.
 */
final class RepeatedPins {

  private final PinReader reader;
  private final Anchors anchors;
  private final Map<Location, Boolean> isRepeated = new HashMap<>();

  RepeatedPins(PinReader reader, Anchors anchors) {
    this.reader = reader;
    this.anchors = anchors;
  }

  /** Notes a call, and what its builder had before. */
  void add(HeapObject.Event event, Invocation invocation, HeapObject.History before) {
    Place sink = new Place(invocation.frame().member(), invocation.call());
    Set<Optional<String>> known = new HashSet<>();
    before.definite().stream()
        .filter(earlier -> earlier.arguments().size() > 1 && host(earlier).equals(host(event)))
        .forEach(earlier -> known.addAll(pins(earlier)));
    known.remove(Optional.empty());
    boolean addsNothing =
        event.place().equals(sink)
            && !event.isOpen()
            && host(event).text().isPresent()
            && known.containsAll(pins(event));
    isRepeated.merge(anchors.of(sink), addsNothing, Boolean::logicalAnd);
  }

  private static Value host(HeapObject.Event event) {
    return HostPins.canonical(event.api(), event.arguments().get(0).value());
  }

  /** The pins as the library compares them; empty for one that is not known. */
  private Set<Optional<String>> pins(HeapObject.Event event) {
    Set<Optional<String>> pins = new HashSet<>();
    event.arguments().stream()
        .skip(1)
        .forEach(pin -> pins.add(pin.value().text().map(text -> canonical(event.api(), text))));
    return pins;
  }

  private String canonical(Api api, String text) {
    return reader.read(api, text, Optional.empty()).canonical();
  }

  /** The pins of a host, and whether the last call that added some is one of these. */
  PinSet.HostPins mark(PinSet.HostPins host) {
    return isRepeated.getOrDefault(host.lastSite(), false)
        ? host.withSurplus(PinSet.Surplus.CALL)
        : host;
  }
}

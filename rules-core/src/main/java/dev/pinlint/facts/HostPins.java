package dev.pinlint.facts;

import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.pins.HostPatterns;
import dev.pinlint.pins.PinFormats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calls that added pins under one host pattern, on one path.
 *
 * @param host the pattern as the library compares it, or a symbol
 * @param events the calls, in order
 */
record HostPins(Value host, List<HeapObject.Event> events) {

  /** The calls of a history by host. */
  static List<HostPins> of(HeapObject.History history) {
    Map<Value, List<HeapObject.Event>> byHost = new LinkedHashMap<>();
    for (HeapObject.Event event : history.possible()) {
      byHost.computeIfAbsent(host(event), host -> new ArrayList<>()).add(event);
    }
    return byHost.entrySet().stream()
        .map(entry -> new HostPins(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Value host(HeapObject.Event event) {
    Value host = event.arguments().get(0).value();
    return host.text()
        .<Value>map(
            text ->
                new Value.Constant(
                    new dev.pinlint.model.Literal.Text(patterns(event).canonical(text))))
        .orElse(host);
  }

  private static HostPatterns patterns(HeapObject.Event event) {
    return HostPatterns.named(event.api().properties().getOrDefault("host-pattern", ""));
  }

  static PinFormats formats(Api api) {
    return PinFormats.named(api.properties().getOrDefault("pin-format", ""));
  }

  /** Whether the host is a parameter of the outermost frame. */
  boolean isHostFromCaller() {
    return events.stream().anyMatch(event -> event.arguments().get(0).depth() == Traced.PARAMETER);
  }

  /** What this host ends up with, given what the others have that cover it. */
  PinSet.HostPins judged(List<HostPins> all, HeapObject.History history, Anchors anchors) {
    Map<String, String> pins = new TreeMap<>();
    boolean isComplete =
        !history.isOpen() && isOneValue(host) && history.definite().containsAll(events);
    for (HostPins other : all) {
      if (!isOneValue(other.host)) {
        isComplete = false;
      } else if (other.covers(this)) {
        isComplete &= other.isKnown() && history.definite().containsAll(other.events);
        other.collect(pins);
      }
    }
    return new PinSet.HostPins(
        Texts.of(host),
        List.copyOf(pins.values()),
        isComplete,
        anchors.of(events.get(events.size() - 1).place()));
  }

  private boolean covers(HostPins narrower) {
    if (host.text().isPresent() && narrower.host.text().isPresent()) {
      return patterns(events.get(0)).covers(host.text().get(), narrower.host.text().get());
    }
    return host.equals(narrower.host);
  }

  private boolean isKnown() {
    return events.stream()
        .allMatch(
            event ->
                !event.isOpen()
                    && event.arguments().stream()
                        .skip(1)
                        .allMatch(
                            pin -> pin.depth() != Traced.PARAMETER && isOneValue(pin.value())));
  }

  /**
   * Constants, fields that never change, and texts made of these; not an element of an array of
   * unknown length.
   */
  private static boolean isOneValue(Value value) {
    return value.alternatives().stream().allMatch(HostPins::isText);
  }

  private static boolean isText(Value value) {
    return value instanceof Value.Expression expression
        ? expression.operator().equals("concat")
            && expression.operands().stream().allMatch(HostPins::isOneValue)
        : value instanceof Value.Symbol || value.text().isPresent();
  }

  private void collect(Map<String, String> pins) {
    for (HeapObject.Event event : events) {
      event.arguments().stream()
          .skip(1)
          .forEach(
              pin ->
                  pins.putIfAbsent(
                      pin.value()
                          .text()
                          .map(formats(event.api())::canonical)
                          .orElseGet(() -> Texts.of(pin.value())),
                      Texts.of(pin.value())));
    }
  }
}

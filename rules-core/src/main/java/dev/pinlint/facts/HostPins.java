package dev.pinlint.facts;

import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.model.Literal;
import dev.pinlint.pins.HostPatterns;
import dev.pinlint.pins.PinReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return canonical(event.api(), event.arguments().get(0).value());
  }

  /** The host as the API compares it, if it is known. */
  static Value canonical(Api api, Value host) {
    return host.text()
        .<Value>map(text -> new Value.Constant(new Literal.Text(canonical(api, text))))
        .orElse(host);
  }

  private static String canonical(Api api, String text) {
    String name = api.properties().getOrDefault("host-pattern", "");
    return name.isEmpty() ? text : HostPatterns.named(name).canonical(text);
  }

  private static HostPatterns patterns(HeapObject.Event event) {
    return HostPatterns.named(event.api().properties().getOrDefault("host-pattern", ""));
  }

  /** Whether the library makes nothing of the pattern, whatever its version is. */
  boolean isDead(PinReader reader) {
    HeapObject.Event first = events.get(0);
    return first
        .arguments()
        .get(0)
        .value()
        .text()
        .filter(pattern -> reader.readHost(first.api(), pattern).fate().isDead())
        .isPresent();
  }

  /** Whether the host is a parameter of the outermost frame. */
  boolean isHostFromCaller() {
    return events.stream().anyMatch(event -> event.arguments().get(0).isParameter());
  }

  /** What this host ends up with, given what the others have that cover it. */
  PinSet.HostPins judged(
      List<HostPins> all, HeapObject.History history, PinReader reader, Anchors anchors) {
    Map<String, String> sound = new TreeMap<>();
    Map<String, String> flawed = new TreeMap<>();
    boolean isComplete =
        !history.isOpen() && isOneValue(host) && history.definite().containsAll(events);
    for (HostPins other : all) {
      if (!isOneValue(other.host)) {
        isComplete = false;
      } else if (other.covers(this)) {
        isComplete &= other.isKnown() && history.definite().containsAll(other.events);
        other.collect(sound, flawed, reader);
      }
    }
    return new PinSet.HostPins(
        Texts.of(host),
        List.copyOf((sound.isEmpty() ? flawed : sound).values()),
        isComplete,
        anchors.of(last().place()),
        isRepeated(last()) ? PinSet.Surplus.ARGUMENT : PinSet.Surplus.NONE);
  }

  private HeapObject.Event last() {
    return events.get(events.size() - 1);
  }

  /** Whether a text is passed twice. */
  private static boolean isRepeated(HeapObject.Event event) {
    List<String> texts =
        event.arguments().stream().skip(1).flatMap(pin -> pin.value().text().stream()).toList();
    return texts.stream().distinct().count() < texts.size();
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
                        .allMatch(pin -> !pin.isParameter() && isOneValue(pin.value())));
  }

  /**
   * Constants, fields that never change, and texts made of these; not an element of an array of
   * unknown length.
   */
  static boolean isOneValue(Value value) {
    return value.alternatives().stream().allMatch(HostPins::isText);
  }

  private static boolean isText(Value value) {
    return value instanceof Value.Expression expression
        ? expression.operator().equals("concat")
            && expression.operands().stream().allMatch(HostPins::isOneValue)
        : value instanceof Value.Symbol || value.text().isPresent();
  }

  /** The pins by what the library makes of them: one that can never match backs up no other. */
  private void collect(Map<String, String> sound, Map<String, String> flawed, PinReader reader) {
    for (HeapObject.Event event : events) {
      for (Traced pin : event.arguments().subList(1, event.arguments().size())) {
        String shown = Texts.of(pin.value());
        Optional<PinReading> reading =
            pin.value().text().map(text -> reader.read(event.api(), text, Optional.empty()));
        boolean isFlawed = reading.flatMap(PinReading::flaw).isPresent();
        (isFlawed ? flawed : sound)
            .putIfAbsent(reading.map(PinReading::canonical).orElse(shown), shown);
      }
    }
  }
}

package dev.pinlint.facts;

import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Stop;
import dev.pinlint.flow.Stop.Passed.Decided;
import dev.pinlint.flow.Traced;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects the calls that make clients go by pin sets of constant pins, from run to run. */
final class PinInstallations {

  private record Key(Place place, List<String> pins) {}

  private final Program program;
  private final Anchors anchors;
  private final Map<Key, Boolean> isOnEveryPath = new LinkedHashMap<>();
  private final Map<Key, String> killSwitches = new HashMap<>();
  private final List<Key> met = new ArrayList<>();

  PinInstallations(Program program, Anchors anchors) {
    this.program = program;
    this.anchors = anchors;
  }

  /** Notes a call, if all that its pin set holds is in the code. */
  void add(Invocation invocation, State state) {
    int taken = invocation.api().orElseThrow().argument("takes").orElse(0);
    Optional<HeapObject.History> pinSet =
        invocation
            .argument(taken)
            .flatMap(given -> state.object(given.value()))
            .filter(HeapObject.History.class::isInstance)
            .map(HeapObject.History.class::cast);
    Set<String> pins = new TreeSet<>();
    boolean isConstant =
        pinSet.isPresent()
            && !pinSet.get().isOpen()
            && pinSet.get().possible().stream().allMatch(event -> isConstant(event, pins));
    if (isConstant && !pins.isEmpty()) {
      state.mark(Mark.Kind.PINNED, "");
      met.add(
          new Key(new Place(invocation.frame().member(), invocation.call()), List.copyOf(pins)));
    }
  }

  private static boolean isConstant(HeapObject.Event event, Set<String> pins) {
    for (Traced pin : event.arguments().subList(1, event.arguments().size())) {
      if (pin.value().text().isEmpty()) {
        return false;
      }
      pins.add(pin.value().text().get());
    }
    return !event.isOpen() && event.arguments().get(0).value().text().isPresent();
  }

  /** Ends the run of a method. */
  void end(MethodModel root, List<Outcome> outcomes, boolean isWhole, Set<MethodModel> callers) {
    boolean isAlways =
        isWhole
            && outcomes.stream().anyMatch(Outcome.Returned.class::isInstance)
            && outcomes.stream()
                .filter(Outcome.Returned.class::isInstance)
                .allMatch(end -> end.state().hasMet(Mark.Kind.PINNED))
            && (isConstructor(root)
                || callers.stream().allMatch(caller -> callsAlways(caller, root)));
    met.forEach(key -> isOnEveryPath.merge(key, isAlways, Boolean::logicalAnd));
    Optional<String> killSwitch = isWhole ? killSwitch(outcomes) : Optional.empty();
    killSwitch.ifPresent(by -> met.forEach(key -> killSwitches.put(key, by)));
    met.clear();
  }

  /** A setting that is asked on a way with pins, and answers otherwise on a way without any. */
  private static Optional<String> killSwitch(List<Outcome> outcomes) {
    Set<Decided> with = new LinkedHashSet<>();
    Set<Decided> without = new HashSet<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Returned returned) {
        State end = returned.state();
        if (end.hasMet(Mark.Kind.PINNED)) {
          with.addAll(decided(end));
        } else if (!end.mayHaveMet(Mark.Kind.PINNED)) {
          without.addAll(decided(end));
        }
      }
    }
    return with.stream()
        .filter(decided -> without.contains(new Decided(decided.condition(), !decided.truth())))
        .flatMap(decided -> decided.condition().symbols().stream())
        .flatMap(symbol -> Guard.of(symbol).stream())
        .filter(Guard::isSetWithoutRelease)
        .map(Guard::toString)
        .sorted()
        .findFirst();
  }

  private static List<Decided> decided(State end) {
    return end.trail().stream()
        .map(Stop::passed)
        .filter(Decided.class::isInstance)
        .map(Decided.class::cast)
        .toList();
  }

  /** Whether an object is made is another matter than whether it pins. */
  private static boolean isConstructor(MethodModel root) {
    return root.name().equals(Member.CONSTRUCTOR) || root.name().equals(Member.STATIC_INITIALIZER);
  }

  private boolean callsAlways(MethodModel caller, MethodModel callee) {
    return caller.body().stream()
        .flatMap(body -> body.blocks().get(0).instrs().stream())
        .anyMatch(
            instr -> instr instanceof Instr.Call call && program.mayMean(call.method(), callee));
  }

  List<PinInstallation> all() {
    return isOnEveryPath.entrySet().stream()
        .map(
            entry ->
                new PinInstallation(
                    anchors.of(entry.getKey().place()),
                    entry.getKey().pins(),
                    entry.getValue(),
                    Optional.ofNullable(killSwitches.get(entry.getKey()))))
        .toList();
  }
}

package dev.pinlint.facts;

import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.Frame;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what pin sets hold: runs each method from which a pin API is reached, and looks at each pin
 * set that is made.
 */
final class PinSetFinder implements CallSemantics {

  private final Program program;
  private final Knowledge knowledge;
  private final ValueLibrary library;
  private final Statics statics;
  private final Anchors anchors;
  private final Set<PinSet> found = new LinkedHashSet<>();
  private boolean rootHasCallers;

  PinSetFinder(
      Program program,
      Knowledge knowledge,
      ValueLibrary library,
      Statics statics,
      Anchors anchors) {
    this.program = program;
    this.knowledge = knowledge;
    this.library = library;
    this.statics = statics;
    this.anchors = anchors;
  }

  List<PinSet> find(List<String> exhausted) {
    Reach reach = new Reach(program, knowledge.owners(Set.of(Role.PIN_SINK, Role.PIN_SET)));
    for (MethodModel root : reach.methods()) {
      rootHasCallers = reach.isCalled(root);
      Interpreter interpreter = new Interpreter(program, library, statics, this);
      interpreter.run(
          root.body().orElseThrow(), Roots.arguments(root), new State(), Frame.root(root.member()));
      if (interpreter.isExhausted()) {
        exhausted.add(root.member().toString());
      }
    }
    return List.copyOf(found);
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    Optional<Api> api = library.api(invocation);
    if (api.isEmpty()) {
      return Optional.empty();
    }
    Traced result =
        invocation
            .receiver()
            .filter(receiver -> api.get().returnsReceiver())
            .orElseGet(invocation::unknownResult);
    switch (api.get().role()) {
      case PIN_SINK -> add(api.get(), invocation, state);
      case PIN_SET -> history(invocation, state).flatMap(this::pinSet).ifPresent(found::add);
      case HARMLESS -> {}
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(List.of(new Outcome.Returned(result, state)));
  }

  private static Optional<HeapObject.History> history(Invocation invocation, State state) {
    return invocation
        .receiver()
        .flatMap(receiver -> state.object(receiver.value()))
        .filter(HeapObject.History.class::isInstance)
        .map(HeapObject.History.class::cast);
  }

  private static void add(Api api, Invocation invocation, State state) {
    Optional<HeapObject.History> history = history(invocation, state);
    if (history.isEmpty()) {
      return;
    }
    Traced host = invocation.arguments().get(api.argument("host").orElseThrow());
    HeapObject.Sequence pins =
        ValueLibrary.elements(invocation, api.argument("pins").orElseThrow(), state);
    Traced receiver = invocation.receiver().orElseThrow();
    List<Traced> arguments = new ArrayList<>(List.of(host));
    arguments.addAll(pins.elements());
    int depth =
        Math.min(receiver.depth(), arguments.stream().mapToInt(Traced::depth).min().orElseThrow());
    state.object(
        ((Value.Instance) receiver.value()).id(),
        history
            .get()
            .plus(
                new HeapObject.Event(
                    api,
                    arguments,
                    pins.isOpen(),
                    invocation.frame().placeAt(depth, invocation.call()))));
  }

  private Optional<PinSet> pinSet(HeapObject.History history) {
    List<HostPins> groups = HostPins.of(history);
    List<PinSet.HostPins> hosts =
        groups.stream()
            .filter(group -> !(group.isHostFromCaller() && rootHasCallers))
            .map(group -> group.judged(groups, history, anchors))
            .toList();
    return hosts.isEmpty() ? Optional.empty() : Optional.of(new PinSet(hosts));
  }
}

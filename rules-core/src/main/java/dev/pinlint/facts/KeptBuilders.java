package dev.pinlint.facts;

import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.FieldModel;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.TypeModel;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Pin builders in private fields, that one method fills and another one builds from.
 *
 * <p>No path shows all that such a builder receives, but all paths together do if nobody else gets
 * hold of it: what it holds at any time is a part of that. A host that has one pin in the whole has
 * no second one at any time.
 */
final class KeptBuilders {

  private static final Set<Role> ROLES = Set.of(Role.PIN_SINK, Role.PIN_SET);

  private final Statics statics;
  private final Anchors anchors;
  private final Set<String> builderTypes;
  private final Set<FieldModel> fields = new LinkedHashSet<>();
  private final IdentityHashMap<Instr.Call, Set<HeapObject.Event>> events = new IdentityHashMap<>();

  /** The callers who say what is added by a call. */
  private final IdentityHashMap<Instr.Call, Set<Member>> passed = new IdentityHashMap<>();

  /** Calls that may add more than was seen. */
  private final Set<Instr.Call> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<Instr.Call> built = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Member> givenUp = new HashSet<>();

  KeptBuilders(Statics statics, Anchors anchors, Set<String> builderTypes) {
    this.statics = statics;
    this.anchors = anchors;
    this.builderTypes = builderTypes;
  }

  /** Looks for fields that hold builders. */
  void look(Collection<TypeModel> types) {
    types.stream()
        .flatMap(type -> type.fields().stream())
        .filter(field -> builderTypes.contains(field.type().name()))
        .forEach(fields::add);
  }

  /** Notes a call that adds pins, to whatever builder, in a method with these callers. */
  void add(Instr.Call call, HeapObject.Event event, Set<MethodModel> callers) {
    boolean isPassed = event.arguments().stream().anyMatch(argument -> argument.isParameter());
    if (isPassed && !callers.isEmpty()) {
      Set<Member> all = passed.computeIfAbsent(call, any -> new HashSet<>());
      callers.forEach(caller -> all.add(caller.member()));
    } else if (event.isOpen() || !event.arguments().stream().allMatch(KeptBuilders::isConstant)) {
      open.add(call);
    } else {
      events.computeIfAbsent(call, any -> new LinkedHashSet<>()).add(event);
    }
  }

  private static boolean isConstant(Traced argument) {
    return argument.value().alternatives().stream().map(Value::text).allMatch(Optional::isPresent);
  }

  /** Notes that not all of what a method does was seen. */
  void giveUp(MethodModel method) {
    givenUp.add(method.member());
    method
        .body()
        .ifPresent(
            body ->
                Anchors.instructions(
                    body,
                    instr -> {
                      if (instr instanceof Instr.Call call) {
                        open.add(call);
                      }
                    }));
  }

  /** Notes a call that makes a pin set, of whatever builder. */
  void build(Instr.Call call) {
    built.add(call);
  }

  /** What each builder receives in all, as if at once, if that is known and it is built from. */
  List<HeapObject.History> histories() {
    return fields.stream()
        .flatMap(field -> statics.received(field, ROLES).stream())
        .filter(calls -> calls.stream().anyMatch(built::contains))
        .filter(calls -> calls.stream().allMatch(call -> built.contains(call) || isKnown(call)))
        .map(this::history)
        .toList();
  }

  private boolean isKnown(Instr.Call call) {
    return !open.contains(call)
        && (events.containsKey(call) || passed.containsKey(call))
        && Collections.disjoint(passed.getOrDefault(call, Set.of()), givenUp);
  }

  /** The initialiser of a field is part of each constructor, but written once. */
  private HeapObject.History history(List<Instr.Call> calls) {
    Map<String, HeapObject.Event> all = new TreeMap<>();
    for (Instr.Call call : calls) {
      for (HeapObject.Event event : events.getOrDefault(call, Set.of())) {
        List<Value> values = event.arguments().stream().map(Traced::value).toList();
        all.putIfAbsent(anchors.of(event.place()).anchor() + " " + values, event);
      }
    }
    HeapObject.History history = HeapObject.History.NEW;
    for (HeapObject.Event event : all.values()) {
      history = history.plus(event);
    }
    return history;
  }
}

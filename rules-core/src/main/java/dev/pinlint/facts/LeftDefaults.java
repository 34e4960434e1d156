package dev.pinlint.facts;

import dev.pinlint.facts.LibraryTrustOverride.Certainty;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.ObjectId;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The calls that objects of libraries receive whose defaults leave a check off, from their making
 * to the end of the path. What others get hold of may receive calls that are not seen.
 */
final class LeftDefaults implements InsecureDefaults {

  private final ValueLibrary library;
  private final CallConditions conditions;
  private final LibraryVersions versions;

  /** Full names of the types whose objects are followed. */
  private final Set<String> types;

  private final Map<ObjectId, TypeRef> made = new LinkedHashMap<>();
  private final Map<String, Seen> uses = new LinkedHashMap<>();

  LeftDefaults(
      ValueLibrary library,
      CallConditions conditions,
      LibraryVersions versions,
      Set<String> types) {
    this.library = library;
    this.conditions = conditions;
    this.versions = versions;
    this.types = types;
  }

  /** A call, and what is known of it. */
  private record Seen(Place place, Api api) {}

  @Override
  public List<Fate> fates(Outcome.Returned end) {
    List<Fate> all = new ArrayList<>();
    State state = end.state();
    for (ObjectId id : made.keySet()) {
      Optional<HeapObject> object = state.object(id);
      if (object.isPresent()) {
        boolean isReturned = state.isOrHolds(end.value().value(), value -> is(value, id));
        boolean isOpen =
            !(object.get() instanceof HeapObject.History history)
                || history.isOpen()
                || state.hasInField(value -> is(value, id));
        uses.forEach(
            (key, use) -> {
              if (state.definiteMarks().contains(used(id, key))) {
                boolean isOn =
                    use.api().alternatives().stream()
                        .anyMatch(name -> state.marks().contains(called(id, name)));
                all.add(new Fate(use(use), isReturned, isOpen || isOn));
              }
            });
      }
    }
    return all;
  }

  @Override
  public Stream<Use> uses() {
    return uses.values().stream().map(this::use);
  }

  private Use use(Seen seen) {
    Api api = seen.api();
    return new Use(
        seen.place(),
        TrustOverrideSites.name(api),
        api.off(),
        Certainty.LEFT_OFF,
        api.holdsFor(versions) == Answer.YES ? "" : api.library().name() + " " + api.versions(),
        String.join(" or ", api.alternatives()));
  }

  private static boolean is(Value value, ObjectId id) {
    return value instanceof Value.Instance instance && instance.id().equals(id);
  }

  private static Mark used(ObjectId id, String key) {
    return new Mark(Mark.Kind.USED, id + " " + key);
  }

  private static Mark called(ObjectId id, String name) {
    return new Mark(Mark.Kind.IDENTIFIED, id + " " + name);
  }

  @Override
  public boolean triesAgain() {
    return true; // all that is seen stands in the outcomes
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    if (hasBody) {
      return Optional.empty();
    }
    Optional<Value.Instance> on = invocation.receiver().flatMap(to -> followed(to.value(), state));
    if (on.isPresent() && invocation.call().kind() != CallKind.NEW) {
      receive(on.get(), invocation, state);
      boolean isReceiver = invocation.api().filter(Api::returnsReceiver).isPresent();
      Value result = isReceiver ? on.get() : invocation.unknownResult().value();
      return Optional.of(invocation.returning(result, state));
    } else if (isMaking(invocation)) {
      ObjectId id = invocation.frame().object(invocation.call().result().index());
      state.object(id, HeapObject.History.NEW);
      made.put(id, invocation.resultType());
      Value.Instance object = new Value.Instance(id, madeType(invocation));
      receive(object, invocation, state);
      return Optional.of(invocation.returning(object, state));
    }
    return Optional.empty();
  }

  private static TypeRef madeType(Invocation invocation) {
    return invocation.call().kind() == CallKind.NEW
        ? invocation.owner()
        : invocation.api().flatMap(Api::returnedType).orElse(invocation.resultType());
  }

  private boolean isMaking(Invocation invocation) {
    boolean isFactory = invocation.call().kind() == CallKind.STATIC && invocation.is(Role.STEP);
    return (invocation.call().kind() == CallKind.NEW || isFactory)
        && types.contains(madeType(invocation).name());
  }

  private Optional<Value.Instance> followed(Value value, State state) {
    return value instanceof Value.Instance instance
            && made.containsKey(instance.id())
            && state.object(instance.id()).isPresent()
        ? Optional.of(instance)
        : Optional.empty();
  }

  private void receive(Value.Instance on, Invocation invocation, State state) {
    invocation.arguments().forEach(argument -> state.escape(argument.value()));
    Mark called = called(on.id(), invocation.call().method().name());
    state.mark(called.kind(), called.detail());
    for (Api api : library.apis(Role.LEAVES_OFF, invocation)) {
      if (api.holdsFor(versions) != Answer.NO
          && conditions.answers(api, invocation).equals(Set.of(Answer.YES))) {
        String key = invocation.call().site() + " " + api;
        Place place = new Place(invocation.frame().member(), invocation.call());
        uses.putIfAbsent(key + " " + api.off(), new Seen(place, api));
        Mark used = used(on.id(), key + " " + api.off());
        state.mark(used.kind(), used.detail());
      }
    }
  }
}

package dev.pinlint.facts;

import dev.pinlint.facts.LibraryTrustOverride.Certainty;
import dev.pinlint.facts.SettingsInCode.Change;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.ObjectId;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.InsecureDefault;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.knowledge.Role;
import dev.pinlint.knowledge.Setting;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Properties that code makes, fills, and has a library read whose default leaves a check off: a
 * setting uses what is checked, and the one that would switch the check on is not among them.
 */
final class LeftSettings implements InsecureDefaults {

  /** The part of an object that its own properties are. */
  private static final int PROPERTIES = 0;

  private static final TypeRef TYPE = TypeRef.of("java.util.Properties");

  /** Settings are put in plain code: what takes more steps than this does something else. */
  private static final int FOR_A_ROOT = 2_000;

  private final ValueLibrary library;
  private final LibraryVersions versions;
  private final SettingsInCode settings;

  /** Full names of the types that settings are put into. */
  private final Set<String> containers;

  /** Full names of the types that have properties of their own, and read them. */
  private final Set<String> readers;

  /** Properties, and what they belong to. */
  private final Map<ObjectId, Optional<ObjectId>> followed = new LinkedHashMap<>();

  private final Set<ObjectId> owners = new LinkedHashSet<>();
  private final Map<Mark, Put> puts = new LinkedHashMap<>();
  private final Map<Mark, Reading> readings = new LinkedHashMap<>();
  private boolean isHelper;

  private record Put(ObjectId into, Place place, Setting setting, String key, String name) {}

  private record Reading(ObjectId of, Api by, String versions) {}

  LeftSettings(
      ValueLibrary library,
      Knowledge knowledge,
      LibraryVersions versions,
      SettingsInCode settings) {
    this.library = library;
    this.versions = versions;
    this.settings = settings;
    this.containers = knowledge.owners(Set.of(Role.SETTING_SINK));
    this.readers = knowledge.owners(Set.of(Role.SETTINGS_OF));
  }

  @Override
  public List<Fate> fates(Outcome.Returned end) {
    List<Fate> all = new ArrayList<>();
    State state = end.state();
    puts.forEach(
        (mark, put) -> {
          if (state.hasMet(mark)) {
            List<Reading> read = readings(put, state);
            boolean isReturned =
                state.isOrHolds(end.value().value(), value -> is(value, put.into()));
            if (read.isEmpty() && isReturned) {
              all.add(new Fate(use(put, ""), true, false));
            }
            read.forEach(
                reading ->
                    all.add(new Fate(use(put, reading.versions()), false, mayBeOn(put, state))));
          }
        });
    return all;
  }

  private List<Reading> readings(Put put, State state) {
    return readings.entrySet().stream()
        .filter(entry -> state.hasMet(entry.getKey()))
        .map(Map.Entry::getValue)
        .filter(reading -> reading.of().equals(put.into()) && reading.by().reads(put.setting()))
        .toList();
  }

  private boolean mayBeOn(Put put, State state) {
    boolean isOpen =
        Stream.concat(
                Stream.of(put.into()), followed.getOrDefault(put.into(), Optional.empty()).stream())
            .anyMatch(id -> isOpen(id, state));
    return isOpen
        || put.setting().keysBeside(put.key()).stream()
            .anyMatch(key -> state.marks().contains(there(put.into(), key)));
  }

  private static boolean isOpen(ObjectId id, State state) {
    return state
            .object(id)
            .filter(object -> object instanceof HeapObject.History history && !history.isOpen())
            .isEmpty()
        || state.hasInField(value -> is(value, id));
  }

  private static Use use(Put put, String versions) {
    return new Use(
        put.place(),
        put.name(),
        put.setting().off(),
        Certainty.LEFT_UNSET,
        versions,
        put.setting().keysBeside(put.key()).get(0));
  }

  @Override
  public Stream<Use> uses() {
    return puts.values().stream()
        .flatMap(
            put ->
                Stream.concat(Stream.of(""), readings.values().stream().map(Reading::versions))
                    .distinct()
                    .map(text -> use(put, text)));
  }

  @Override
  public boolean isHelper() {
    return isHelper;
  }

  private static boolean is(Value value, ObjectId id) {
    return value instanceof Value.Instance instance && instance.id().equals(id);
  }

  private static Mark there(ObjectId id, String key) {
    return new Mark(Mark.Kind.HELD, "key " + id + " " + key);
  }

  @Override
  public boolean triesAgain() {
    return true; // all that is seen stands in the outcomes
  }

  @Override
  public int stepsForRoot() {
    return FOR_A_ROOT;
  }

  @Override
  public int stepsFor(MethodModel callee, Invocation invocation, State state) {
    boolean mayConcern =
        mayHold(callee.returnType())
            || invocation
                .inputs()
                .anyMatch(
                    input -> mayHold(input.type()) || state.isOrHolds(input, this::isFollowed));
    return mayConcern ? MAX_STEPS_OF_A_CALL : FOR_AN_ASIDE;
  }

  private boolean mayHold(TypeRef type) {
    return !type.resolved() || containers.contains(type.name()) || readers.contains(type.name());
  }

  private boolean isFollowed(Value value) {
    return id(value).filter(id -> followed.containsKey(id) || owners.contains(id)).isPresent();
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    if (hasBody) {
      return Optional.empty();
    }
    if (invocation.call().kind() == CallKind.NEW) {
      return Optional.ofNullable(made(invocation, state))
          .map(object -> invocation.returning(object, state));
    }
    isHelper |= isPutForCaller(invocation, state);
    boolean isRead = read(invocation, state);
    Optional<ObjectId> on = invocation.receiver().flatMap(to -> id(to.value()));
    if (on.isPresent() && followed.containsKey(on.get())) {
      receive(on.get(), invocation, state);
    } else if (!library.apis(Role.SETTINGS_OF, invocation).isEmpty()) {
      return handedOut(on.filter(owners::contains), invocation, state)
          .map(object -> invocation.returning(object, state));
    } else if (on.filter(owners::contains).isEmpty() && !isRead) {
      return Optional.empty();
    }
    for (Traced argument : invocation.arguments()) {
      if (!isRead || id(argument.value()).filter(followed::containsKey).isEmpty()) {
        state.escape(argument.value());
      }
    }
    return Optional.of(invocation.returning(invocation.unknownResult().value(), state));
  }

  private static Optional<ObjectId> id(Value value) {
    return value instanceof Value.Instance instance ? Optional.of(instance.id()) : Optional.empty();
  }

  /** An object that is followed from here on. */
  private Value.@org.jspecify.annotations.Nullable Instance made(
      Invocation invocation, State state) {
    String type = invocation.owner().name();
    ObjectId id = invocation.frame().object(invocation.call().result().index());
    if (containers.contains(type)) {
      // With other properties behind them, whatever these have is there as well.
      boolean isEmpty =
          invocation.arguments().stream().allMatch(given -> given.value().number().isPresent());
      begin(id, Optional.empty(), isEmpty, state);
    } else if (readers.contains(type) && invocation.arguments().isEmpty()) {
      owners.add(id);
      state.object(id, HeapObject.History.NEW);
    } else {
      return null;
    }
    return new Value.Instance(id, invocation.owner());
  }

  private void begin(ObjectId id, Optional<ObjectId> owner, boolean isEmpty, State state) {
    followed.put(id, owner);
    state.object(id, new HeapObject.History(List.of(), List.of(), !isEmpty));
    String made = " " + id + " ";
    state.marks().stream()
        .filter(mark -> mark.kind() == Mark.Kind.HELD && mark.detail().contains(made))
        .forEach(state::unmark);
  }

  /** The properties that an object has of its own; whoever else asks may put anything there. */
  private Optional<Value.Instance> handedOut(
      Optional<ObjectId> owner, Invocation invocation, State state) {
    if (owner.isEmpty()) {
      readings.forEach(
          (mark, reading) -> {
            if (state.marks().contains(mark)) {
              state.escape(new Value.Instance(reading.of(), TYPE));
            }
          });
      return Optional.empty();
    }
    ObjectId id = owner.get().part(PROPERTIES);
    if (state.object(id).isEmpty()) {
      begin(id, owner, true, state);
    }
    markRead(id, library.apis(Role.SETTINGS_OF, invocation), state);
    return Optional.of(new Value.Instance(id, TYPE));
  }

  private boolean read(Invocation invocation, State state) {
    List<Api> lines = library.apis(Role.SETTINGS_READER, invocation);
    Optional<ObjectId> given =
        lines.stream()
            .flatMap(line -> line.argument("properties").stream())
            .findFirst()
            .flatMap(invocation::argument)
            .flatMap(argument -> id(argument.value()))
            .filter(followed::containsKey);
    given.ifPresent(id -> markRead(id, lines, state));
    return given.isPresent();
  }

  private void markRead(ObjectId id, List<Api> lines, State state) {
    InsecureDefault left = InsecureDefault.ofCode(lines, versions);
    if (left.answer() != Answer.NO) {
      Reading reading = new Reading(id, lines.get(0), left.versions());
      Mark mark = new Mark(Mark.Kind.HELD, "read " + id + " " + left.versions());
      readings.putIfAbsent(mark, reading);
      state.mark(mark.kind(), mark.detail());
    }
  }

  private boolean isPutForCaller(Invocation invocation, State state) {
    return invocation.receiver().filter(Traced::isParameter).isPresent()
        && !settings.at(invocation, state).isEmpty();
  }

  private void receive(ObjectId id, Invocation invocation, State state) {
    Optional<Change> change = settings.change(invocation);
    boolean isAnythingElse = change.isEmpty() && invocation.api().isEmpty();
    if (isAnythingElse
        || change
            .filter(to -> to.kind() == Change.Kind.NOT_KNOWN || to.kind() == Change.Kind.REMOVED)
            .isPresent()) {
      state.escape(new Value.Instance(id, invocation.owner()));
    } else if (change.isPresent()) {
      put(id, change.get().where().name(), invocation, state);
    }
  }

  private void put(ObjectId id, String key, Invocation invocation, State state) {
    Mark there = there(id, key);
    state.mark(there.kind(), there.detail());
    puts.forEach(
        (mark, put) -> {
          if (put.into().equals(id) && put.key().equals(key)) {
            state.unmark(mark);
          }
        });
    for (SettingsInCode.Put one : settings.at(invocation, state)) {
      if (one.answers().equals(Set.of(Answer.YES))) {
        Place place = invocation.frame().placeAt(one.depth(), invocation.call());
        Mark mark =
            new Mark(
                Mark.Kind.HELD,
                "use " + id + " " + key + " " + place.call().site() + " " + one.setting().key());
        puts.putIfAbsent(mark, new Put(id, place, one.setting(), key, one.name()));
        state.mark(mark.kind(), mark.detail());
      }
    }
  }
}

package dev.pinlint.flow;

import dev.pinlint.flow.HeapObject.Entry;
import dev.pinlint.flow.HeapObject.Mapping;
import dev.pinlint.flow.HeapObject.Sequence;
import dev.pinlint.flow.HeapObject.View;
import dev.pinlint.knowledge.Api;
import dev.pinlint.model.Literal;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the platform's maps do to values. */
final class MapLibrary {

  private static final TypeRef MAP = TypeRef.of("java.util.Map");
  private static final TypeRef COLLECTION = TypeRef.of("java.util.Collection");
  private static final TypeRef ENTRY = TypeRef.of("java.util.Map.Entry");

  /** Entries are named by their map and the order in which they were put, below these numbers. */
  private static final int FIRST_ENTRY = -10;

  private MapLibrary() {}

  static Optional<Traced> apply(Api api, Invocation invocation, State state) {
    return switch (api.role()) {
      case MAP_OF -> Optional.of(of(pairs(invocation.arguments()), false, invocation, state));
      case MAP_OF_ENTRIES -> Optional.of(ofEntries(invocation, state));
      case MAP_NEW -> Optional.of(makeNew(invocation, state));
      case MAP_ENTRY ->
          Optional.of(
              ValueLibrary.make(
                  invocation,
                  state,
                  new Entry(invocation.arguments().get(0), invocation.arguments().get(1)),
                  ENTRY));
      case MAP_PUT -> put(invocation, state);
      case MAP_GET -> get(invocation, state);
      case MAP_SIZE ->
          receiver(invocation, state)
              .filter(map -> !map.isOpen())
              .map(map -> ValueLibrary.at(invocation, Value.of(map.entries().size())));
      case MAP_IS_EMPTY ->
          receiver(invocation, state)
              .filter(map -> !map.isOpen())
              .map(map -> ValueLibrary.at(invocation, Value.of(map.entries().isEmpty())));
      case MAP_KEYS -> view(View.Part.KEYS, invocation, state);
      case MAP_VALUES -> view(View.Part.VALUES, invocation, state);
      case MAP_ENTRIES -> view(View.Part.ENTRIES, invocation, state);
      case ENTRY_KEY -> entry(invocation.receiver(), state).map(Entry::key);
      case ENTRY_VALUE -> entry(invocation.receiver(), state).map(Entry::value);
      default -> Optional.empty();
    };
  }

  /** The keys and values of the receiver, pair by pair, if it is a map that is known altogether. */
  static Optional<List<List<Traced>>> pairs(Invocation invocation, State state) {
    return receiver(invocation, state)
        .filter(map -> !map.isOpen())
        .map(
            map ->
                entries(map, state).stream()
                    .map(entry -> List.of(entry.key(), entry.value()))
                    .toList());
  }

  private static List<Entry> pairs(List<Traced> arguments) {
    List<Entry> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      pairs.add(new Entry(arguments.get(i), arguments.get(i + 1)));
    }
    return pairs;
  }

  private static Traced of(
      List<Entry> entries, boolean isOpen, Invocation invocation, State state) {
    Traced map = ValueLibrary.make(invocation, state, new Mapping(List.of(), isOpen), MAP);
    ObjectId id = ((Value.Instance) map.value()).id();
    entries.forEach(entry -> put(id, entry, state));
    return map;
  }

  private static Traced ofEntries(Invocation invocation, State state) {
    Sequence passed = ValueLibrary.elements(invocation, 0, state);
    List<Optional<Entry>> entries =
        passed.elements().stream().map(entry -> entry(Optional.of(entry), state)).toList();
    boolean isOpen = passed.isOpen() || entries.stream().anyMatch(Optional::isEmpty);
    return of(entries.stream().flatMap(Optional::stream).toList(), isOpen, invocation, state);
  }

  private static Traced makeNew(Invocation invocation, State state) {
    Optional<Traced> argument = invocation.argument(0);
    // Without types a capacity, or an order, cannot be told from a map to copy.
    boolean isSize =
        argument.isEmpty() || argument.get().value().number().isPresent() || isInt(invocation);
    if (isSize) {
      return of(List.of(), false, invocation, state);
    }
    Optional<Mapping> copied = map(argument, state);
    return of(
        copied.map(map -> entries(map, state)).orElse(List.of()),
        copied.map(Mapping::isOpen).orElse(true),
        invocation,
        state);
  }

  private static List<Entry> entries(Mapping map, State state) {
    return map.entries().stream()
        .flatMap(id -> state.object(id).stream())
        .filter(Entry.class::isInstance)
        .map(Entry.class::cast)
        .toList();
  }

  private static Optional<Traced> put(Invocation invocation, State state) {
    if (receiver(invocation, state).isEmpty()
        || !(invocation.receiver().orElseThrow().value() instanceof Value.Instance map)) {
      return Optional.empty();
    }
    put(map.id(), new Entry(invocation.arguments().get(0), invocation.arguments().get(1)), state);
    return Optional.of(invocation.unknownResult());
  }

  /** A key that may, or may not, be one of those that are there already leaves the map open. */
  private static void put(ObjectId id, Entry added, State state) {
    Mapping map = (Mapping) state.object(id).orElseThrow();
    boolean isOpen = map.isOpen();
    for (ObjectId old : map.entries()) {
      Entry entry = (Entry) state.object(old).orElseThrow();
      if (isSame(entry.key().value(), added.key().value())) {
        state.object(old, new Entry(entry.key(), added.value()));
        return;
      }
      isOpen |= !isOther(entry.key().value(), added.key().value());
    }
    ObjectId entry = id.part(FIRST_ENTRY - map.entries().size());
    state.object(entry, added);
    state.object(
        id, new Mapping(Stream.concat(map.entries().stream(), Stream.of(entry)).toList(), isOpen));
  }

  private static boolean isSame(Value left, Value right) {
    return left.equals(right) && (left.text().isPresent() || left instanceof Value.Symbol);
  }

  private static boolean isOther(Value left, Value right) {
    return left.text().isPresent() && right.text().isPresent() && !left.equals(right);
  }

  private static Optional<Traced> get(Invocation invocation, State state) {
    Value key = invocation.arguments().get(0).value();
    Optional<List<Entry>> known =
        receiver(invocation, state).filter(map -> !map.isOpen()).map(map -> entries(map, state));
    Optional<Entry> found =
        known.flatMap(
            entries ->
                entries.stream().filter(entry -> isSame(entry.key().value(), key)).findFirst());
    if (found.isPresent()) {
      return found.map(Entry::value);
    }
    return known
        .filter(entries -> entries.stream().allMatch(entry -> isOther(entry.key().value(), key)))
        .map(entries -> ValueLibrary.at(invocation, new Value.Constant(Literal.NULL)));
  }

  private static Optional<Traced> view(View.Part part, Invocation invocation, State state) {
    return receiver(invocation, state)
        .map(
            map ->
                ValueLibrary.make(
                    invocation,
                    state,
                    new View(
                        ((Value.Instance) invocation.receiver().orElseThrow().value()).id(), part),
                    COLLECTION));
  }

  private static Optional<Mapping> receiver(Invocation invocation, State state) {
    return map(invocation.receiver(), state);
  }

  private static Optional<Mapping> map(Optional<Traced> value, State state) {
    return value
        .flatMap(map -> state.object(map.value()))
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast);
  }

  private static Optional<Entry> entry(Optional<Traced> value, State state) {
    return value
        .flatMap(entry -> state.object(entry.value()))
        .filter(Entry.class::isInstance)
        .map(Entry.class::cast);
  }

  private static boolean isInt(Invocation invocation) {
    return invocation
        .call()
        .method()
        .parameters()
        .filter(types -> types.get(0).name().equals("int"))
        .isPresent();
  }
}

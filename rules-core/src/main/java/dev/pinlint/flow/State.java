package dev.pinlint.flow;

import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one point of one path: variables, objects, fields, decided conditions, marks.
 * Mutable; the {@link Interpreter} copies it where paths part.
 */
public final class State {

  private Slots<Traced> temps = new Slots<>();
  private Slots<Traced> vars = new Slots<>();
  private Slots<Integer> guesses = new Slots<>();
  private @Nullable Trail trail;
  private final SharedMap<ObjectId, HeapObject> heap;
  private final SharedMap<FieldKey, Traced> fields;
  private final SharedMap<Value, Boolean> decided;
  private Set<Mark> definite;
  private Set<Mark> possible;

  /** The state at the start of an analysis. */
  public State() {
    this(new SharedMap<>(), new SharedMap<>(), new SharedMap<>(), Set.of(), Set.of());
  }

  private State(
      SharedMap<ObjectId, HeapObject> heap,
      SharedMap<FieldKey, Traced> fields,
      SharedMap<Value, Boolean> decided,
      Set<Mark> definite,
      Set<Mark> possible) {
    this.heap = heap;
    this.fields = fields;
    this.decided = decided;
    this.definite = definite;
    this.possible = possible;
  }

  /** A copy for another path. */
  public State copy() {
    return enter().inFrameOf(this);
  }

  private State inFrameOf(State other) {
    temps = other.temps.copy();
    vars = other.vars.copy();
    guesses = other.guesses.copy();
    return this;
  }

  /** The state in which a called body starts: everything but the variables of this frame. */
  State enter() {
    State entered = new State(heap.copy(), fields.copy(), decided.copy(), definite, possible);
    entered.trail = trail;
    return entered;
  }

  /** The state of this frame after a call that ended in the given state. */
  State resume(State called, int depth) {
    State resumed = called.enter().inFrameOf(this);
    resumed.fields.replaceAll(value -> value.returnedTo(depth));
    resumed.heap.replaceAll(object -> object.map(value -> value.returnedTo(depth)));
    return resumed;
  }

  Traced temp(Temp temp) {
    Traced value = temps.get(temp.index());
    if (value == null) {
      throw new IllegalStateException(temp + " is not assigned");
    }
    return value;
  }

  void temp(Temp temp, Traced value) {
    temps.put(temp.index(), value);
  }

  Traced var(Var variable, int depth) {
    Traced value = vars.get(variable.index());
    return value != null
        ? value
        : new Traced(new Value.Unknown(Set.of(), variable.type(), false), depth);
  }

  void var(Var variable, Traced value) {
    vars.put(variable.index(), value);
  }

  /** Forgets what is not used any more, so that paths that differ in nothing else are one. */
  void keep(BitSet liveTemps, BitSet liveVars) {
    temps.keep(liveTemps);
    vars.keep(liveVars);
  }

  /** What is known of the object, if its making was seen. */
  public Optional<HeapObject> object(Value value) {
    return value instanceof Value.Instance instance
        ? Optional.ofNullable(heap.get(instance.id()))
        : Optional.empty();
  }

  /** What is known of the object with the id. */
  public Optional<HeapObject> object(ObjectId id) {
    return Optional.ofNullable(heap.get(id));
  }

  /** Sets what is known of an object. */
  public void object(ObjectId id, HeapObject object) {
    heap.put(id, object);
  }

  /** The one element of an array that has no other; else the value itself. */
  Traced only(Traced value) {
    return sequence(value.value())
        .filter(array -> array.elements().size() == 1 && !array.isOpen())
        .map(array -> array.elements().get(0))
        .orElse(value);
  }

  /** What the value holds, if it is an array or a list: its elements; else the value itself. */
  public Stream<Value> contents(Value value) {
    return sequence(value).map(HeapObject.Sequence::held).orElseGet(() -> Stream.of(value));
  }

  /** The array or list behind the value, if its elements are known. */
  public Optional<HeapObject.Sequence> sequence(Value value) {
    return value instanceof Value.Instance instance ? sequence(instance.id()) : Optional.empty();
  }

  /** The array or list with the id, if its elements are known; those of a view are its map's. */
  Optional<HeapObject.Sequence> sequence(ObjectId id) {
    HeapObject object = heap.get(id);
    if (object instanceof HeapObject.View view) {
      return Optional.of(elements(view));
    }
    return object instanceof HeapObject.Sequence sequence
        ? Optional.of(sequence)
        : Optional.empty();
  }

  private HeapObject.Sequence elements(HeapObject.View view) {
    List<Traced> elements = new ArrayList<>();
    boolean isOpen = true;
    if (heap.get(view.map()) instanceof HeapObject.Mapping mapping) {
      isOpen = mapping.isOpen();
      for (ObjectId id : mapping.entries()) {
        if (!(heap.get(id) instanceof HeapObject.Entry entry)) {
          return new HeapObject.Sequence(List.of(), true);
        }
        elements.add(
            switch (view.part()) {
              case KEYS -> entry.key();
              case VALUES -> entry.value();
              case ENTRIES -> new Traced(HeapObject.Mapping.entry(id), entry.key().depth());
            });
      }
    }
    return new HeapObject.Sequence(elements, isOpen);
  }

  /** Makes the value known to code that is not seen: what it leads to may change from here on. */
  public void escape(Value value) {
    Deque<Value> pending = new ArrayDeque<>(List.of(value));
    Set<ObjectId> done = new HashSet<>();
    while (!pending.isEmpty()) {
      Value next = pending.remove();
      if (next instanceof Value.Function function) {
        function.captured().forEach(captured -> pending.add(captured.value()));
      } else if (next instanceof Value.Instance instance && done.add(instance.id())) {
        HeapObject object = heap.get(instance.id());
        if (object != null) {
          heap.put(instance.id(), object.escaped());
          object.held().forEach(pending::add);
        }
        List.copyOf(fields.entries())
            .forEach(field -> escapeIfHeld(field.getKey(), field.getValue(), instance));
      }
    }
  }

  private void escapeIfHeld(FieldKey key, Traced held, Value.Instance holder) {
    if (key.receiver().filter(holder::equals).isPresent()
        && held.value() instanceof Value.Instance inner
        && heap.get(inner.id()) instanceof HeapObject.History history
        && !history.isOpen()) {
      heap.put(inner.id(), history.escaped());
    }
  }

  /** The value last written to the field on this path. */
  Optional<Traced> field(FieldKey key) {
    return Optional.ofNullable(fields.get(key));
  }

  void field(FieldKey key, Traced value) {
    fields.put(key, value);
  }

  /** The value last written to the field of the object on this path. */
  public Optional<Traced> field(Value receiver, String name) {
    return field(new FieldKey(Optional.of(receiver), name));
  }

  /** What the fields of the object hold that were written on this path. */
  public Stream<Value> inFieldsOf(Value receiver) {
    return fields.entries().stream()
        .filter(field -> field.getKey().receiver().filter(receiver::equals).isPresent())
        .map(field -> field.getValue().value());
  }

  /** Whether a field that was written on this path holds such a value, or what it holds does. */
  public boolean hasInField(Predicate<Value> test) {
    return fields.entries().stream().anyMatch(field -> isOrHolds(field.getValue().value(), test));
  }

  /** Whether the value is such a one, or an object that holds one. */
  public boolean isOrHolds(Value value, Predicate<Value> test) {
    return test.test(value) || object(value).stream().flatMap(HeapObject::held).anyMatch(test);
  }

  /** The fields that were written on this path. */
  Set<Map.Entry<FieldKey, Traced>> fields() {
    return fields.entries();
  }

  /**
   * Whether another path that began where this one did leaves the same behind: in fields, and in
   * the objects that both know.
   */
  public boolean leavesTheSame(State other) {
    return fields.equals(other.fields)
        && heap.entries().stream()
            .allMatch(
                object -> {
                  HeapObject there = other.heap.get(object.getKey());
                  return there == null || there.equals(object.getValue());
                });
  }

  /** How the condition was decided earlier on this path, if it was. */
  Optional<Boolean> decided(Value condition) {
    return Optional.ofNullable(decided.get(condition));
  }

  void decide(Value condition, boolean truth) {
    if (condition.isStable()) {
      decided.put(condition, truth);
    }
  }

  /** Forgets how the condition, and what is made of it, was decided: it is asked anew. */
  public void reopen(String symbol) {
    decided.removeKeys(condition -> condition.symbols().contains(symbol));
  }

  /** Whether the same conditions were decided in the same way as on the other path. */
  boolean isDecidedLike(State other) {
    return decided.equals(other.decided);
  }

  /**
   * Counts how often this path has passed the condition at the end of the block without knowing it.
   */
  int guess(int block) {
    Integer before = guesses.get(block);
    int count = Math.min(before == null ? 1 : before + 1, Interpreter.MAX_GUESSES + 1);
    guesses.put(block, count);
    return count;
  }

  /** Adds a stop to the trail of this path. */
  public void pass(Stop stop) {
    trail = Trail.plus(trail, stop);
  }

  /** Takes the stop back if nothing worth telling has happened since. */
  void leave(Stop stop) {
    if (trail != null && trail.last().equals(stop)) {
      trail = trail.before();
    }
  }

  /** The last stop of this path, if there is one. */
  public Optional<Stop> lastStop() {
    return Optional.ofNullable(trail).map(Trail::last);
  }

  /** The stops of this path so far, in order. */
  public List<Stop> trail() {
    return Trail.stops(trail);
  }

  /** Leaves a mark on this path. */
  public void mark(Mark.Kind kind, String detail) {
    Mark mark = new Mark(kind, detail);
    definite = Marks.plus(definite, mark);
    possible = Marks.plus(possible, mark);
  }

  /** Takes a mark away from this path, whatever it has met before. */
  public void unmark(Mark mark) {
    definite = Marks.minus(definite, mark);
    possible = Marks.minus(possible, mark);
  }

  /** Whether every path to here has met the kind. */
  public boolean hasMet(Mark.Kind kind) {
    return definite.stream().anyMatch(mark -> mark.kind() == kind);
  }

  /** Whether every path to here has met what the mark says. */
  public boolean hasMet(Mark mark) {
    return definite.contains(mark);
  }

  /** Whether some path to here may have met the kind. */
  public boolean mayHaveMet(Mark.Kind kind) {
    return possible.stream().anyMatch(mark -> mark.kind() == kind);
  }

  /** How many marks of the kind some path to here may have met. */
  public int count(Mark.Kind kind) {
    return (int) possible.stream().filter(mark -> mark.kind() == kind).count();
  }

  /** The marks that some path to here may have met. */
  public Set<Mark> marks() {
    return Set.copyOf(possible);
  }

  /** The marks that every path to here has met. */
  public Set<Mark> definiteMarks() {
    return Set.copyOf(definite);
  }

  /** What holds where the paths of the two states meet; the widening of the interpreter. */
  State join(State other) {
    Set<Mark> both = new HashSet<>(definite);
    both.retainAll(other.definite);
    Set<Mark> either = new HashSet<>(possible);
    either.addAll(other.possible);
    SharedMap<Value, Boolean> agreed = decided.copy();
    agreed.removeKeys(
        condition -> !Objects.equals(decided.get(condition), other.decided.get(condition)));
    State joined =
        new State(
            heap.join(other.heap, HeapObject::join, true),
            fields.join(other.fields, Traced::or, false),
            agreed,
            both,
            either);
    joined.temps = temps.join(other.temps, Traced::or, false);
    joined.vars = vars.join(other.vars, Traced::or, false);
    joined.guesses = guesses.join(other.guesses, Math::max, true);
    joined.trail = trail;
    return joined;
  }

  /** An unknown value of a type that depends on the given ones. */
  static Traced unknown(TypeRef type, int depth, Stream<Value> sources) {
    return new Traced(Value.unknown(type, sources), depth);
  }

  /**
   * Trails do not count: they are for people. Nor does how often conditions were guessed, which is
   * not known of the program: who knows the same as another path need not be followed once more.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof State state
        && temps.equals(state.temps)
        && vars.equals(state.vars)
        && heap.equals(state.heap)
        && fields.equals(state.fields)
        && decided.equals(state.decided)
        && definite.equals(state.definite)
        && possible.equals(state.possible);
  }

  @Override
  public int hashCode() {
    return Objects.hash(temps, vars, heap, fields, decided, definite, possible);
  }
}

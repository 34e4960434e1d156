package dev.pinlint.flow;

import dev.pinlint.knowledge.Api;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of an object on one path. */
public sealed interface HeapObject {

  /** The object after it was given to code that is not seen. */
  HeapObject escaped();

  /** What is known where two paths meet. */
  HeapObject join(HeapObject other);

  /** The same object, with each value that it holds replaced. */
  default HeapObject map(UnaryOperator<Traced> change) {
    return this;
  }

  /** The values that it holds, and that whoever has this object can get at. */
  default Stream<Value> held() {
    return Stream.of();
  }

  /**
   * A call that an object received.
   *
   * @param api what the call is
   * @param arguments its arguments, those in an array one by one
   * @param isOpen whether it may have had more arguments than these
   * @param place the call itself, or the call that led to it in the outermost frame where receiver
   *     and arguments are no parameters
   */
  record Event(Api api, List<Traced> arguments, boolean isOpen, Place place) {
    public Event {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * The history of an object: which calls it received since it was made, in order.
   *
   * @param definite calls received on every path to here
   * @param possible calls received on some path, the definite ones included
   * @param isOpen whether it may have received others, from code that is not seen
   */
  record History(List<Event> definite, List<Event> possible, boolean isOpen) implements HeapObject {

    /** An object that has just been made. */
    public static final History NEW = new History(List.of(), List.of(), false);

    public History {
      definite = List.copyOf(definite);
      possible = List.copyOf(possible);
    }

    /** The history with one more call. */
    public History plus(Event event) {
      return new History(append(definite, event), append(possible, event), isOpen);
    }

    @Override
    public HeapObject escaped() {
      return new History(definite, possible, true);
    }

    @Override
    public HeapObject join(HeapObject other) {
      if (!(other instanceof History history)) {
        return escaped();
      }
      List<Event> both = new ArrayList<>(definite);
      both.retainAll(history.definite);
      Set<Event> either = new LinkedHashSet<>(possible);
      either.addAll(history.possible);
      return new History(both, List.copyOf(either), isOpen || history.isOpen);
    }

    private static List<Event> append(List<Event> events, Event event) {
      List<Event> all = new ArrayList<>(events);
      all.remove(event);
      all.add(event);
      return all;
    }
  }

  /**
   * An array or list.
   *
   * @param elements its elements, in order
   * @param isOpen whether there may be others, anywhere among these
   */
  record Sequence(List<Traced> elements, boolean isOpen) implements HeapObject {
    public Sequence {
      elements = List.copyOf(elements);
    }

    /** The element at the index, if it is known. */
    public Optional<Traced> element(long index) {
      return isOpen || index < 0 || index >= elements.size()
          ? Optional.empty()
          : Optional.of(elements.get((int) index));
    }

    /** The same, of which any element that is not known depends on what has the name. */
    Sequence named(String name) {
      Value any = Elements.elementOf(new Value.Symbol(name, TypeRef.UNKNOWN));
      List<Traced> all = elements.isEmpty() ? List.of(new Traced(any, 0)) : elements;
      return new Sequence(
          all.stream()
              .map(
                  element ->
                      element.value() instanceof Value.Unknown unknown && unknown.from().isEmpty()
                          ? new Traced(any, element.depth())
                          : element)
              .toList(),
          isOpen);
    }

    @Override
    public HeapObject map(UnaryOperator<Traced> change) {
      for (Traced element : elements) {
        if (!element.equals(change.apply(element))) {
          return new Sequence(elements.stream().map(change).toList(), isOpen);
        }
      }
      return this;
    }

    @Override
    public Stream<Value> held() {
      return elements.stream().map(Traced::value);
    }

    /** Whether it certainly has no element. */
    public boolean isEmpty() {
      return elements.isEmpty() && !isOpen;
    }

    @Override
    public HeapObject escaped() {
      return new Sequence(
          elements.stream()
              .map(
                  element ->
                      new Traced(
                          Value.unknown(element.value().type(), Stream.of(element.value())),
                          element.depth()))
              .toList(),
          true);
    }

    @Override
    public HeapObject join(HeapObject other) {
      if (other instanceof Sequence sequence && sequence.elements.size() == elements.size()) {
        List<Traced> joined = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
          joined.add(elements.get(i).or(sequence.elements.get(i)));
        }
        return new Sequence(joined, isOpen || sequence.isOpen);
      }
      return other instanceof Sequence sequence
          ? new Sequence(any(elements, sequence.elements), true)
          : new Sequence(List.of(), true);
    }

    /** What the elements of a loop's rounds have in common: what they depend on. */
    private static List<Traced> any(List<Traced> left, List<Traced> right) {
      List<Traced> all = Stream.concat(left.stream(), right.stream()).toList();
      Set<String> from =
          Value.symbols(all.stream().map(Traced::value)).stream()
              .filter(name -> !name.startsWith(Value.LITERAL))
              .collect(Collectors.toSet());
      int depth = all.stream().mapToInt(Traced::depth).min().orElse(0);
      return from.isEmpty()
          ? List.of()
          : List.of(new Traced(new Value.Unknown(from, TypeRef.UNKNOWN, false), depth));
    }
  }

  /**
   * An object that others were given to, by calls that are not seen.
   *
   * @param given what it was given on some path
   */
  record Recipient(Set<Value> given) implements HeapObject {

    /** An object that was given nothing so far. */
    public static final Recipient EMPTY = new Recipient(Set.of());

    public Recipient {
      given = Collections.unmodifiableSet(new LinkedHashSet<>(given));
    }

    @Override
    public HeapObject escaped() {
      return this;
    }

    @Override
    public HeapObject join(HeapObject other) {
      Set<Value> either = new LinkedHashSet<>(given);
      if (other instanceof Recipient recipient) {
        either.addAll(recipient.given);
      }
      return new Recipient(either);
    }
  }

  /** An iterator over a {@link Sequence}, in front of the element at the position. */
  record Cursor(ObjectId sequence, int position) implements HeapObject {
    @Override
    public HeapObject escaped() {
      return new Cursor(sequence, Integer.MAX_VALUE);
    }

    @Override
    public HeapObject join(HeapObject other) {
      return equals(other) ? this : escaped();
    }
  }

  /**
   * A buffer that a text is collected in.
   *
   * @param content the text so far
   */
  record Text(Traced content) implements HeapObject {
    @Override
    public HeapObject escaped() {
      return new Text(
          new Traced(Value.unknown(TypeRef.STRING, Stream.of(content.value())), content.depth()));
    }

    @Override
    public HeapObject join(HeapObject other) {
      return other instanceof Text text ? new Text(content.or(text.content)) : escaped();
    }

    @Override
    public HeapObject map(UnaryOperator<Traced> change) {
      Traced changed = change.apply(content);
      return changed.equals(content) ? this : new Text(changed);
    }
  }

  /**
   * A map.
   *
   * @param entries its entries, in the order in which they were put
   * @param isOpen whether there may be others, and these may have been replaced
   */
  record Mapping(List<ObjectId> entries, boolean isOpen) implements HeapObject {
    private static final TypeRef ENTRY = TypeRef.of("java.util.Map.Entry");

    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The value for an entry. */
    static Value entry(ObjectId id) {
      return new Value.Instance(id, ENTRY);
    }

    @Override
    public HeapObject escaped() {
      return new Mapping(entries, true);
    }

    @Override
    public HeapObject join(HeapObject other) {
      return other instanceof Mapping mapping && mapping.entries.equals(entries)
          ? new Mapping(entries, isOpen || mapping.isOpen)
          : new Mapping(List.of(), true);
    }

    @Override
    public Stream<Value> held() {
      return entries.stream().map(Mapping::entry);
    }
  }

  /** An entry of a {@link Mapping}, or one that is to become one. */
  record Entry(Traced key, Traced value) implements HeapObject {
    @Override
    public HeapObject escaped() {
      return new Entry(
          key, new Traced(Value.unknown(TypeRef.UNKNOWN, Stream.of(value.value())), value.depth()));
    }

    @Override
    public HeapObject join(HeapObject other) {
      return other instanceof Entry entry
          ? new Entry(key.or(entry.key), value.or(entry.value))
          : escaped();
    }

    @Override
    public HeapObject map(UnaryOperator<Traced> change) {
      Entry changed = new Entry(change.apply(key), change.apply(value));
      return changed.equals(this) ? this : changed;
    }

    @Override
    public Stream<Value> held() {
      return Stream.of(key.value(), value.value());
    }
  }

  /** What a map shows of itself as a collection. */
  record View(ObjectId map, Part part) implements HeapObject {

    /** What the elements of the collection are. */
    enum Part {
      KEYS,
      VALUES,
      ENTRIES
    }

    @Override
    public HeapObject escaped() {
      return this;
    }

    @Override
    public HeapObject join(HeapObject other) {
      return equals(other) ? this : new Sequence(List.of(), true);
    }

    @Override
    public Stream<Value> held() {
      return Stream.of(new Value.Instance(map, TypeRef.UNKNOWN));
    }
  }
}

package dev.pinlint.facts;

import dev.pinlint.facts.IdentityComparison.Part;
import dev.pinlint.facts.IdentityComparison.Position;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Follows what is read of a presented certificate through digests to where it is compared with
 * something else.
 *
 * <p>The answer of a comparison is a symbol of its own each time it is asked, so that a path knows
 * which way it went, negations and helpers in between.
 */
final class Comparisons {

  /** Begins the name of an answer. */
  private static final String ANSWER = "answer of ";

  /** More answers of one comparison on one path are not told apart. */
  private static final int MAX_ANSWERS = 3;

  /** What was compared at a place. */
  private static final class Seen {
    final TreeSet<String> constants = new TreeSet<>();
    final TreeSet<String> answers = new TreeSet<>();
    final Set<HeldField> fields = new LinkedHashSet<>();
    boolean isWithParameter;
  }

  /**
   * A comparison, and what else it is with.
   *
   * @param place the call that compares
   * @param fields what the object that decides has been given when it was made
   * @param isWithParameter whether it is with something that callers pass
   */
  record Found(
      IdentityComparison comparison, Place place, Set<HeldField> fields, boolean isWithParameter) {}

  private record Key(Place place, Provenance provenance) {}

  private final Predicate<Value> isPresented;
  private final Map<Key, Seen> seen = new LinkedHashMap<>();

  /**
   * What an answer is of.
   *
   * @param value what is compared
   * @param isOrder whether the answer is a number, which is zero where it is equal
   */
  private record Asked(Value value, boolean isOrder) {}

  private final Map<String, Asked> compared = new LinkedHashMap<>();

  /** The numbers that were made of certificates, and what is compared if they are. */
  private final Map<String, Key> numbers = new LinkedHashMap<>();

  /** Comparisons of what the predicate recognises as a part of what a server presents. */
  Comparisons(Predicate<Value> isPresented) {
    this.isPresented = isPresented;
  }

  /** Forgets everything: it is done again. */
  void forget() {
    seen.clear();
    compared.clear();
    numbers.clear();
  }

  /** Whether any was met. */
  boolean hasCompared() {
    return !seen.isEmpty();
  }

  /** The call makes a number of a certificate: operators compare it. */
  void number(String symbol, Invocation invocation) {
    Value certificate = invocation.receiver().orElseThrow().value();
    Place place = new Place(invocation.frame().member(), invocation.call());
    Provenance provenance =
        new Provenance(Part.HASH_CODE, Provenance.position(certificate), Optional.empty());
    numbers.put(symbol, new Key(place, provenance));
  }

  /** What the call does, if it makes a digest, or compares what is presented. */
  Optional<List<Outcome>> apply(Invocation invocation, State state) {
    if (invocation.is(Role.DIGEST_NEW)) {
      return Optional.of(newDigest(invocation, state));
    } else if (invocation.is(Role.DIGEST_UPDATE)) {
      return digested(invocation, state).map(digest -> update(digest, invocation, state));
    } else if (invocation.is(Role.DIGEST)) {
      return Optional.of(digest(invocation, state));
    }
    return isComparison(invocation) ? compare(invocation, state) : Optional.empty();
  }

  private static boolean isComparison(Invocation invocation) {
    return invocation.is(Role.COMPARES)
        || invocation.api().filter(api -> api.isTrue("compares")).isPresent();
  }

  private static boolean isOrder(Invocation invocation) {
    return invocation.call().method().name().startsWith("compareTo");
  }

  // ---- digests ----

  private static List<Outcome> newDigest(Invocation invocation, State state) {
    Set<String> algorithm =
        invocation
            .argument(0)
            .flatMap(name -> name.value().text())
            .map(name -> Set.of(Provenance.digest(name.toUpperCase(Locale.ROOT))))
            .orElse(Set.of());
    Value nothing = new Value.Unknown(algorithm, TypeRef.UNKNOWN, true);
    Traced content = new Traced(nothing, invocation.frame().depth());
    TypeRef type = invocation.call().method().owner();
    return invocation.returning(
        invocation.make(state, new HeapObject.Text(content), type).value(), state);
  }

  /** What went into the digest that the call is about. */
  private static Optional<HeapObject.Text> digested(Invocation invocation, State state) {
    return invocation
        .receiver()
        .flatMap(digest -> state.object(digest.value()))
        .filter(HeapObject.Text.class::isInstance)
        .map(HeapObject.Text.class::cast);
  }

  private static List<Outcome> update(HeapObject.Text digest, Invocation invocation, State state) {
    Value.Instance object = (Value.Instance) invocation.receiver().orElseThrow().value();
    state.object(object.id(), new HeapObject.Text(content(digest, invocation)));
    return invocation.returning(invocation.unknownResult().value(), state);
  }

  private static Traced content(HeapObject.Text digest, Invocation invocation) {
    Stream<Value> all =
        Stream.concat(
            Stream.of(digest.content().value()),
            invocation.arguments().stream().map(Traced::value));
    return new Traced(Value.unknown(TypeRef.UNKNOWN, all), invocation.depth());
  }

  /** By an object that was updated before, or by one call that names its algorithm. */
  private static List<Outcome> digest(Invocation invocation, State state) {
    Optional<HeapObject.Text> digest = digested(invocation, state);
    Set<String> from =
        digest
            .map(known -> content(known, invocation).value().symbols())
            .orElseGet(() -> Provenance.plus(symbols(invocation), part(invocation)));
    Optional<String> algorithm =
        invocation.api().map(api -> api.properties().getOrDefault("of", ""));
    Stream<String> named =
        algorithm.filter(name -> !name.isEmpty()).map(Provenance::digest).stream();
    Value made = new Value.Unknown(Provenance.plus(from, named), invocation.resultType(), true);
    return invocation.returning(made, state);
  }

  private static Set<String> symbols(Invocation invocation) {
    return invocation.unknownResult().value().symbols();
  }

  /** Of a certificate only a part may be digested. */
  private static Stream<String> part(Invocation invocation) {
    return invocation.api().filter(api -> api.properties().containsKey("part")).stream()
        .flatMap(api -> invocation.arguments().stream())
        .flatMap(
            certificate ->
                Provenance.names(Provenance.part(invocation), certificate.value()).stream());
  }

  // ---- comparisons ----

  private Optional<List<Outcome>> compare(Invocation invocation, State state) {
    List<Traced> operands =
        Stream.concat(invocation.receiver().stream(), invocation.arguments().stream())
            .limit(2)
            .map(operand -> filled(operand, state))
            .toList();
    if (operands.size() != 2) {
      return Optional.empty();
    }
    boolean isFirst = isPresented.test(operands.get(0).value());
    if (isFirst == isPresented.test(operands.get(1).value())) {
      return Optional.empty();
    }
    Traced presented = operands.get(isFirst ? 0 : 1);
    Traced other = operands.get(isFirst ? 1 : 0);
    if (other.value().equals(new Value.Constant(Literal.NULL))) {
      return Optional.empty();
    }
    Place place = invocation.frame().placeAt(other.depth(), invocation.call());
    Seen here =
        seen.computeIfAbsent(new Key(place, provenance(presented.value())), any -> new Seen());
    here.constants.addAll(Constants.of(other.value(), state));
    here.fields.addAll(HeldField.in(other.value(), state));
    here.isWithParameter |= Traced.isParameter(other.depth());
    String name = name(invocation, state);
    here.answers.add(name);
    compared.put(name, new Asked(presented.value(), isOrder(invocation)));
    Value answer = new Value.Symbol(name, invocation.resultType());
    return Optional.of(invocation.returning(answer, state));
  }

  /** An array that was filled with what is presented is compared by its elements. */
  private Traced filled(Traced operand, State state) {
    boolean isFilled =
        state
            .sequence(operand.value())
            .filter(array -> array.held().anyMatch(isPresented))
            .isPresent();
    return isFilled
        ? new Traced(
            Value.unknown(operand.value().type(), state.contents(operand.value())), operand.depth())
        : operand;
  }

  private static Provenance provenance(Value presented) {
    boolean isCertificate =
        presented.symbols().stream().allMatch(name -> name.endsWith(Value.ELEMENT));
    return isCertificate
        ? new Provenance(Part.CERTIFICATE, Provenance.position(presented), Optional.empty())
        : Provenance.of(presented);
  }

  /** A name that no answer on this path has had yet; if there were too many, the last of them. */
  private static String name(Invocation invocation, State state) {
    String call = ANSWER + invocation.frame().object(invocation.call().result().index());
    int asked = 0;
    while (asked < MAX_ANSWERS - 1
        && state.marks().contains(new Mark(Mark.Kind.COMPARED, call + " #" + asked))) {
      asked++;
    }
    String name = call + " #" + asked;
    state.mark(Mark.Kind.COMPARED, name);
    state.reopen(name);
    return name;
  }

  /** Which way a condition went that is the answer of a comparison. */
  record Decided(String answer, Value compared, boolean isEqual) {}

  /** Reads a condition; empty if it is about no single comparison. */
  Optional<Decided> decided(Value condition, boolean truth) {
    if (condition instanceof Value.Symbol symbol) {
      return Optional.ofNullable(compared.get(symbol.name()))
          .map(asked -> new Decided(symbol.name(), asked.value(), truth));
    }
    if (condition instanceof Value.Expression expression && expression.operands().size() == 2) {
      boolean isEq = expression.operator().equals(Operator.EQ.name());
      if (isEq || expression.operator().equals(Operator.NE.name())) {
        return decided(expression.operands(), isEq == truth);
      }
    }
    return condition.symbols().stream().flatMap(name -> decided(name, truth).stream()).findFirst();
  }

  private Optional<Decided> decided(String answer, boolean isEqual) {
    return Optional.ofNullable(compared.get(answer))
        .map(asked -> new Decided(answer, asked.value(), isEqual));
  }

  /** Two operands are equal, or differ: an answer and a number, or a number of a certificate. */
  private Optional<Decided> decided(List<Value> operands, boolean isSame) {
    for (Value operand : operands) {
      Value other = operands.get(operands.get(0).equals(operand) ? 1 : 0);
      if (operand instanceof Value.Symbol symbol && other.number().isPresent()) {
        long number = other.number().get();
        Key key = numbers.get(symbol.name());
        Asked asked = compared.get(symbol.name());
        if (key != null) {
          Seen here = seen.computeIfAbsent(key, any -> new Seen());
          here.constants.add(String.valueOf(number));
          here.answers.add(symbol.name());
          return Optional.of(new Decided(symbol.name(), symbol, isSame));
        } else if (asked != null) {
          boolean isYes = asked.isOrder() == (number == 0);
          return Optional.of(new Decided(symbol.name(), asked.value(), isSame == isYes));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether what surely was equal on a path is the server's own certificate, or its key: who has
   * that is the one server that is meant, whatever else is compared.
   */
  boolean isOfLeaf(State end) {
    return seen.entrySet().stream()
        .filter(entry -> entry.getKey().provenance().isOneServer())
        .flatMap(entry -> entry.getValue().answers.stream())
        .anyMatch(answer -> end.hasMet(new Mark(Mark.Kind.EQUALS, answer)));
  }

  /**
   * The comparisons.
   *
   * @param accepted the ways out that let a server in
   */
  List<Found> found(List<State> accepted, Anchors anchors, boolean isOfHostname) {
    List<Found> all = new ArrayList<>();
    seen.forEach(
        (key, here) -> {
          boolean isOneOfSeveral =
              seen.keySet().stream()
                  .anyMatch(other -> other.place().equals(key.place()) && !other.equals(key));
          List<State> equal = accepted.stream().filter(state -> isEqual(here, state)).toList();
          IdentityComparison comparison =
              new IdentityComparison(
                  anchors.of(key.place()),
                  key.provenance().part(),
                  isOneOfSeveral ? Position.ANY : key.provenance().position(),
                  key.provenance().digest(),
                  List.copyOf(here.constants),
                  !equal.isEmpty(),
                  !equal.isEmpty() && equal.stream().allMatch(Comparisons::isAfterRefusal),
                  isOfHostname,
                  List.of());
          all.add(
              new Found(comparison, key.place(), Set.copyOf(here.fields), here.isWithParameter));
        });
    return all;
  }

  private static boolean isEqual(Seen here, State state) {
    return state.marks().stream()
        .anyMatch(mark -> mark.kind() == Mark.Kind.EQUALS && here.answers.contains(mark.detail()));
  }

  private static boolean isAfterRefusal(State state) {
    return state.hasMet(Mark.Kind.FAILED) && !state.mayHaveMet(Mark.Kind.VALIDATED);
  }
}

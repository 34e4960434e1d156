package dev.pinlint.facts;

import dev.pinlint.facts.IdentityComparison.Part;
import dev.pinlint.facts.IdentityComparison.Position;
import dev.pinlint.flow.Elements;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What of a certificate a value was made of, kept among the names of the symbols that the value
 * depends on: so it survives conversions that nobody looks into.
 *
 * @param part what was read; OTHER if several things were, or nobody knows
 * @param position whose it is
 * @param digest the algorithm of the digest that was made of it
 */
record Provenance(Part part, Position position, Optional<String> digest) {

  /** What they return is a part of a certificate. */
  private static final List<Role> READERS =
      List.of(Role.PEER_CLAIM, Role.PEER_KEY, Role.PEER_CONTENT);

  private static final String PART = "part ";
  private static final String POSITION = "position ";
  private static final String DIGEST = "digest ";

  /** The provenance of a value. */
  static Provenance of(Value value) {
    Set<String> names = value.symbols();
    return new Provenance(
        single(names, PART, Part::valueOf).orElse(Part.OTHER),
        single(names, POSITION, Position::valueOf).orElse(Position.ANY),
        single(names, DIGEST, Function.identity()));
  }

  private static <T> Optional<T> single(
      Set<String> names, String prefix, Function<String, T> reading) {
    List<String> with =
        names.stream()
            .filter(name -> name.startsWith(prefix) && !name.endsWith(Value.LENGTH))
            .toList();
    return with.size() == 1
        ? Optional.of(reading.apply(with.get(0).substring(prefix.length())))
        : Optional.empty();
  }

  /** The names for a part that is read of a certificate. */
  static Set<String> names(Part part, Value certificate) {
    return Set.of(PART + part.name(), POSITION + position(certificate).name());
  }

  /** Whether no other server has the same: it is of the server's own certificate, or its key. */
  boolean isOneServer() {
    return position == Position.LEAF && (part == Part.CERTIFICATE || part == Part.KEY);
  }

  /** The name for a digest. */
  static String digest(String algorithm) {
    return DIGEST + algorithm;
  }

  /** Which certificate of a chain the value is. */
  static Position position(Value certificate) {
    Optional<Position> told =
        single(certificate.symbols(), POSITION, Position::valueOf)
            .filter(position -> !(certificate instanceof Value.Expression));
    if (told.isPresent()) {
      return told.get();
    }
    if (!(certificate instanceof Value.Expression load)
        || !load.operator().equals(Operator.ARRAY_LOAD.name())) {
      return Position.ANY;
    }
    Value index = load.operands().get(1);
    if (index.equals(new Value.Constant(new Literal.Int(0)))) {
      return Position.LEAF;
    }
    return index instanceof Value.Expression less
            && less.operator().equals(Operator.SUB.name())
            && less.operands().get(0) instanceof Value.Expression length
            && length.operator().equals(Operator.ARRAY_LENGTH.name())
            && less.operands().get(1).number().filter(number -> number == 1).isPresent()
        ? Position.LAST
        : Position.ANY;
  }

  /**
   * What the call reads of a certificate, if it does, and its receiver is one that is meant. The
   * content of a part is that part; what can be said of a part is no more than a claim.
   */
  static Optional<Value> read(Invocation invocation, Predicate<Value> isMeant) {
    Optional<Value> certificate = invocation.receiver().map(Traced::value).filter(isMeant);
    if (certificate.isEmpty()
        || READERS.stream().noneMatch(invocation::is)
        || (!invocation.is(Role.PEER_CLAIM)
            && certificate.get().symbols().stream().anyMatch(Provenance::isPart))) {
      return Optional.empty();
    }
    Stream<String> whole =
        certificate.get().symbols().stream().filter(name -> !isPart(name)).map(Elements::whole);
    Set<String> names = plus(names(part(invocation), certificate.get()), whole);
    return Optional.of(
        new Value.Unknown(names, invocation.resultType(), invocation.isNeverEmpty()));
  }

  private static boolean isPart(String name) {
    return name.startsWith(PART);
  }

  /** Whether the name tells of a provenance. */
  static boolean isName(String name) {
    return name.startsWith(PART) || name.startsWith(POSITION) || name.startsWith(DIGEST);
  }

  /** The part that the call reads, as knowledge names it. */
  static Part part(Invocation invocation) {
    return invocation.is(Role.PEER_KEY) ? Part.KEY : named(invocation);
  }

  private static Part named(Invocation invocation) {
    return invocation
        .api()
        .flatMap(api -> Optional.ofNullable(api.properties().get("part")))
        .flatMap(
            word ->
                Arrays.stream(Part.values())
                    .filter(part -> part.name().equalsIgnoreCase(word.replace('-', '_')))
                    .findFirst())
        .orElse(invocation.is(Role.PEER_CLAIM) ? Part.ATTRIBUTE : Part.OTHER);
  }

  /** All names in one set. */
  static Set<String> plus(Set<String> names, Stream<String> more) {
    Set<String> all = new TreeSet<>(names);
    more.forEach(all::add);
    return all;
  }
}

package dev.pinlint.facts;

import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Mark.Kind;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a hostname decision decides by the name that the client has asked for. */
final class NamesAsked {

  /** What is known to look at what the server presents. */
  private static final List<Kind> LOOKS =
      List.of(Kind.VALIDATED, Kind.FAILED, Kind.CONDITION, Kind.UNSEEN);

  /** That the client wants to talk to its own machine. */
  private static final Mark LOOPBACK = new Mark(Kind.NAME, "this machine");

  private final String host;

  /**
   * The decisions by one name.
   *
   * @param host the symbol that stands for it
   */
  NamesAsked(String host) {
    this.host = host;
  }

  /** The name, where it is the session that is asked whom the client wanted to talk to. */
  Optional<Value> toldBySession(Invocation invocation) {
    return invocation
        .api()
        .filter(api -> api.isTrue("asked"))
        .map(api -> new Value.Symbol(host, TypeRef.STRING));
  }

  /** A condition that is taken in one way. */
  void branch(Value condition, boolean truth, State state) {
    Set<String> symbols = condition.symbols();
    if (Loopback.isMeant(condition, truth, host)) {
      state.mark(LOOPBACK.kind(), LOOPBACK.detail());
    } else if (symbols.contains(host)) {
      state.mark(Kind.NAME, truth + " " + symbols.stream().sorted().toList());
    }
  }

  /** Whether the way is for names of the machine itself. */
  static boolean isLoopback(State state) {
    return state.hasMet(LOOPBACK);
  }

  /** Whether the way depends on the name. */
  boolean isIn(State state) {
    return state.marks().stream().anyMatch(mark -> mark.detail().contains(host));
  }

  /**
   * Whether it is asked if the name is among some that are all of the machine itself: as good as
   * asking for one of them.
   */
  Optional<Value> amongLoopbacks(Invocation invocation, State state) {
    List<Value> elements =
        invocation.call().method().name().equals("contains")
            ? invocation.receiver().stream()
                .flatMap(list -> state.sequence(list.value()).stream())
                .filter(list -> !list.isOpen())
                .flatMap(list -> list.elements().stream())
                .map(Traced::value)
                .toList()
            : List.of();
    boolean areLoopbacks =
        !elements.isEmpty()
            && elements.stream().allMatch(one -> one.text().filter(Loopback::isName).isPresent());
    return areLoopbacks
        ? invocation
            .argument(0)
            .filter(asked -> asked.value().isStable())
            .map(asked -> Value.expression("equals", List.of(elements.get(0), asked.value())))
        : Optional.empty();
  }

  /**
   * Whether the way may be one that nobody takes: that there are no elements of something, where
   * each of them would be asked. Where no way looks that decides alike about the name, nobody
   * would.
   */
  static boolean mayBeForNobody(State way, List<State> ways) {
    Set<Mark> names = decided(way);
    return way.mayHaveMet(Kind.COUNT)
        && ways.stream()
            .filter(other -> LOOKS.stream().anyMatch(other::mayHaveMet))
            .anyMatch(other -> decided(other).containsAll(names));
  }

  private static Set<Mark> decided(State state) {
    return state.marks().stream()
        .filter(mark -> mark.kind() == Kind.NAME)
        .collect(Collectors.toUnmodifiableSet());
  }
}

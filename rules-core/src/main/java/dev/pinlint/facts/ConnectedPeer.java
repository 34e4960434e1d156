package dev.pinlint.facts;

import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.Elements;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark.Kind;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Operator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What code does with the certificates of a connection that it asks for itself: compares them, and
 * throws if they are not the ones.
 */
final class ConnectedPeer implements CallSemantics {

  /** The name of the chain that the other end has shown. */
  private static final String CHAIN = "peer chain";

  /** Certificates are compared close to where they are asked for. */
  private static final int FOR_A_ROOT = 4_000;

  /** A method may compute what is compared. */
  private static final int FOR_A_VALUE = 300;

  private final Comparisons comparisons = new Comparisons(ConnectedPeer::isPresented);
  private final Predicate<MethodModel> isOnTheWay;

  /**
   * The comparisons of one run.
   *
   * @param isOnTheWay whether a method is known to look at what a connection shows
   */
  ConnectedPeer(Predicate<MethodModel> isOnTheWay) {
    this.isOnTheWay = isOnTheWay;
  }

  /** The comparisons that were met on ways that end so. */
  List<Comparisons.Found> found(List<Outcome> outcomes, Anchors anchors) {
    List<State> returned = ends(outcomes, Outcome.Returned.class);
    boolean isThrown =
        ends(outcomes, Outcome.Threw.class).stream()
            .anyMatch(end -> end.hasMet(Kind.COMPARED) && !end.mayHaveMet(Kind.EQUALS));
    boolean isNeeded =
        returned.stream()
            .noneMatch(end -> end.mayHaveMet(Kind.COMPARED) && !end.hasMet(Kind.EQUALS));
    return comparisons.found(isThrown && isNeeded ? returned : List.of(), anchors, true);
  }

  private static List<State> ends(List<Outcome> outcomes, Class<? extends Outcome> kind) {
    return outcomes.stream().filter(kind::isInstance).map(Outcome::state).toList();
  }

  /** Whether what is returned was made of what a connection shows. */
  static boolean isReturned(List<Outcome> outcomes) {
    return outcomes.stream()
        .anyMatch(
            end ->
                end instanceof Outcome.Returned returned && isPresented(returned.value().value()));
  }

  private static boolean isPresented(Value value) {
    return value.symbols().stream().map(Elements::whole).anyMatch(name -> name.startsWith(CHAIN));
  }

  /** Whether any comparison was met. */
  boolean hasCompared() {
    return comparisons.hasCompared();
  }

  @Override
  public int stepsForRoot() {
    return FOR_A_ROOT;
  }

  @Override
  public boolean triesAgain() {
    if (!hasCompared()) {
      return false;
    }
    comparisons.forget();
    return true; // all else that is seen stands in the outcomes
  }

  @Override
  public int stepsFor(MethodModel callee, Invocation invocation, State state) {
    boolean isTold = invocation.inputs().anyMatch(ConnectedPeer::isPresented);
    return isTold || isOnTheWay.test(callee) ? MAX_STEPS_OF_A_CALL : FOR_A_VALUE;
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    if (hasBody) {
      return Optional.empty();
    } else if (invocation.is(Role.PEER_CHAIN)) {
      Value chain = new Value.Symbol(CHAIN, invocation.resultType());
      return Optional.of(invocation.returning(chain, state));
    }
    Optional<Value> element = element(invocation);
    if (element.isPresent()) {
      return Optional.of(invocation.returning(element.get(), state));
    }
    return comparisons
        .apply(invocation, state)
        .or(
            () ->
                Provenance.read(invocation, ConnectedPeer::isPresented)
                    .map(read -> invocation.returning(read, state)));
  }

  /** An element of a chain that is a list is called as that of an array is. */
  private static Optional<Value> element(Invocation invocation) {
    boolean isGet = invocation.is(Role.LIST_GET) && invocation.arguments().size() == 1;
    return invocation
        .receiver()
        .map(Traced::value)
        .filter(list -> isGet && list instanceof Value.Symbol && isPresented(list))
        .map(
            list ->
                new Value.Expression(
                    Operator.ARRAY_LOAD.name(),
                    List.of(list, invocation.arguments().get(0).value())));
  }

  @Override
  public void branch(Value condition, boolean truth, State state) {
    comparisons
        .decided(condition, truth)
        .filter(Comparisons.Decided::isEqual)
        .ifPresent(equal -> state.mark(Kind.EQUALS, equal.answer()));
  }
}

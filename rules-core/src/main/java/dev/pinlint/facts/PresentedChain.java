package dev.pinlint.facts;

import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Stop;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What validates the chain that a server presents.
 *
 * <table>
 *   <caption>Decisions</caption>
 *   <tr><td>a trust manager's server check whose body is not seen, given the presented chain</td><td>validates</td></tr>
 *   <tr><td>the same, whose body is seen</td><td>what that body does</td></tr>
 *   <tr><td>the same, given null or an empty array</td><td>nothing</td></tr>
 *   <tr><td>the same, given another chain or a part of this one</td><td>unseen: not known</td></tr>
 *   <tr><td>the client check, dates, a signature alone</td><td>weak</td></tr>
 *   <tr><td>logging; methods of the platform that are given neither the manager nor an object of the analysed set</td><td>nothing</td></tr>
 *   <tr><td>a function given to a method that is not seen</td><td>what it does, if it is run at all</td></tr>
 *   <tr><td>any other method that is not seen; reflection; threads</td><td>unseen: not known</td></tr>
 *   <tr><td>a throw where the chain or the authentication type is null or empty</td><td>nothing (the contract demands it)</td></tr>
 *   <tr><td>a throw where an exception was caught that nobody threw on purpose</td><td>nothing (an accident)</td></tr>
 *   <tr><td>any other throw that leaves the method</td><td>may reject</td></tr>
 * </table>
 */
final class PresentedChain implements CallSemantics {

  private static final TypeRef THROWABLE = TypeRef.of("java.lang.Throwable");
  private static final TypeRef REJECTION = TypeRef.of("java.security.cert.CertificateException");

  /** The symbol that the exception of a failed check depends on. */
  private static final String FAILURE = "failed check";

  /** A path that met none of these rejects no chain but by a throw of its own. */
  private static final Set<Mark.Kind> CHECKS =
      Set.of(
          Mark.Kind.VALIDATED,
          Mark.Kind.FAILED,
          Mark.Kind.WEAK,
          Mark.Kind.WEAK_FAILED,
          Mark.Kind.UNSEEN);

  private final Program program;
  private final String chain;

  /** The decisions about the chain that is held by the symbol with the name. */
  PresentedChain(Program program, String chain) {
    this.program = program;
    this.chain = chain;
  }

  /** What a check does that ends in the given ways. */
  static Verdict verdict(List<Outcome> outcomes) {
    List<State> accepted =
        outcomes.stream()
            .filter(Outcome.Returned.class::isInstance)
            .map(Outcome::state)
            .filter(state -> !state.hasMet(Mark.Kind.BAD_ARGUMENT))
            .toList();
    List<State> rejected =
        outcomes.stream()
            .filter(Outcome.Threw.class::isInstance)
            .map(Outcome::state)
            .filter(state -> !state.hasMet(Mark.Kind.BAD_ARGUMENT))
            .filter(state -> !state.hasMet(Mark.Kind.ACCIDENT))
            .toList();
    Set<Mark.Kind> met = EnumSet.noneOf(Mark.Kind.class);
    outcomes.forEach(outcome -> outcome.state().marks().forEach(mark -> met.add(mark.kind())));
    if (accepted.isEmpty()) {
      return Verdict.REJECTS;
    } else if (rejected.isEmpty() && Collections.disjoint(met, CHECKS)) {
      return Verdict.ACCEPTS_ALL;
    } else if (accepted.stream().allMatch(state -> state.hasMet(Mark.Kind.VALIDATED))) {
      return Verdict.VALIDATES;
    } else if (swallows(accepted, rejected)) {
      return Verdict.SWALLOWS;
    } else if (met.contains(Mark.Kind.UNSEEN)) {
      return Verdict.UNKNOWN;
    }
    return isWeakOnly(rejected, met) ? Verdict.WEAK_ONLY : Verdict.PARTIAL;
  }

  /**
   * Whether a failed check can end well, and no path goes on to reject because of it, or keeps the
   * exception for later.
   */
  private static boolean swallows(List<State> accepted, List<State> rejected) {
    return rejected.stream().noneMatch(state -> state.mayHaveMet(Mark.Kind.FAILED))
        && accepted.stream().filter(PresentedChain::isAfterFailure).findAny().isPresent()
        && accepted.stream()
            .filter(PresentedChain::isAfterFailure)
            .noneMatch(
                state ->
                    state.mayHaveMet(Mark.Kind.UNSEEN)
                        || state.mayHaveMet(Mark.Kind.CONDITION)
                        || state.mayHaveMet(Mark.Kind.WEAK)
                        || state.hasInField(PresentedChain::isRejection));
  }

  private static boolean isAfterFailure(State state) {
    return state.hasMet(Mark.Kind.FAILED) && !state.mayHaveMet(Mark.Kind.VALIDATED);
  }

  private static boolean isWeakOnly(List<State> rejected, Set<Mark.Kind> met) {
    return met.contains(Mark.Kind.WEAK)
        && !met.contains(Mark.Kind.VALIDATED)
        && !met.contains(Mark.Kind.FAILED)
        && rejected.stream().allMatch(state -> state.mayHaveMet(Mark.Kind.WEAK_FAILED));
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    if (hasBody) {
      return Optional.empty();
    }
    boolean isGivenRejection =
        invocation.arguments().stream().map(Traced::value).anyMatch(PresentedChain::isRejection);
    if (isGivenRejection && makesThrowable(invocation)) {
      // Another exception around it is the same failure in other words.
      Value wrapped = new Value.Unknown(Set.of(FAILURE), invocation.owner(), true);
      Traced result = new Traced(wrapped, invocation.frame().depth());
      return Optional.of(List.of(new Outcome.Returned(result, state)));
    }
    if (isGivenRejection) {
      // Kept by whoever gets it, it may be thrown later.
      state.mark(Mark.Kind.UNSEEN, "saved exception");
    }
    if (invocation.is(Role.IDENTITY) && invocation.arguments().stream().anyMatch(this::isLookup)) {
      // requireNonNull of what was looked up by something of the chain refuses the chains not
      // found.
      state.mark(Mark.Kind.UNSEEN, invocation.call().method().name());
    }
    if (invocation.is(Role.SERVER_TRUST_DECISION) || invocation.is(Role.VALIDATES)) {
      return Optional.of(check(invocation, presented(invocation, state), state));
    }
    return invocation.is(Role.WEAK_CHECK)
        ? Optional.of(check(invocation, weak(invocation), state))
        : Optional.empty();
  }

  /**
   * A signature is weak if it is checked with a key that comes with the chain; else who knows whose
   * key it is.
   */
  private Optional<Mark.Kind> weak(Invocation invocation) {
    Optional<Set<String>> key =
        invocation
            .api()
            .flatMap(api -> api.argument("key"))
            .flatMap(invocation::argument)
            .map(argument -> argument.value().symbols());
    boolean isForeign = key.filter(from -> !from.equals(Set.of(chain))).isPresent();
    boolean isOfClients = invocation.call().method().name().equals("checkClientTrusted");
    return Optional.of(isForeign || isOfClients ? Mark.Kind.UNSEEN : Mark.Kind.WEAK);
  }

  private boolean makesThrowable(Invocation invocation) {
    return invocation.call().kind() == Instr.CallKind.NEW
        && program.isSubtype(invocation.owner(), THROWABLE) == Answer.YES;
  }

  private boolean isLookup(Traced argument) {
    return argument.value() instanceof Value.Unknown found && found.from().contains(chain);
  }

  private static boolean isRejection(Value value) {
    return value.symbols().contains(FAILURE);
  }

  /** What a validating method does to what it is given: nothing if that cannot be a chain. */
  private Optional<Mark.Kind> presented(Invocation invocation, State state) {
    if (invocation.argument(0).isEmpty()) {
      return Optional.of(Mark.Kind.UNSEEN);
    }
    Value given = invocation.argument(0).get().value();
    if (given instanceof Value.Symbol symbol && symbol.name().equals(chain)) {
      return Optional.of(Mark.Kind.VALIDATED);
    }
    boolean isEmpty =
        given instanceof Value.Constant
            || state.sequence(given).filter(HeapObject.Sequence::isEmpty).isPresent();
    return isEmpty ? Optional.empty() : Optional.of(Mark.Kind.UNSEEN);
  }

  private static List<Outcome> check(Invocation invocation, Optional<Mark.Kind> mark, State state) {
    Outcome returned = new Outcome.Returned(invocation.unknownResult(), state);
    if (mark.isEmpty()) {
      return List.of(returned);
    }
    String method = invocation.call().method().name();
    State failed = state.copy();
    state.mark(mark.get(), method);
    failed.mark(failure(mark.get()), method);
    note(invocation, state, "returns: nothing is found wrong");
    note(invocation, failed, "throws: the chain is found wrong");
    Value exception = new Value.Unknown(Set.of(FAILURE), REJECTION, true);
    return List.of(
        returned, new Outcome.Threw(new Traced(exception, invocation.frame().depth()), failed));
  }

  private static void note(Invocation invocation, State state, String text) {
    state.pass(
        new Stop(
            invocation.frame().member(),
            Optional.of(invocation.call().site()),
            new Stop.Passed.Noted(invocation.call().method().name() + " " + text)));
  }

  /** A path that shows the verdict: to a normal exit, if there is one. */
  static Optional<State> shown(Verdict verdict, List<Outcome> outcomes) {
    List<State> accepted =
        outcomes.stream()
            .filter(Outcome.Returned.class::isInstance)
            .map(Outcome::state)
            .filter(state -> !state.hasMet(Mark.Kind.BAD_ARGUMENT))
            .toList();
    return accepted.stream()
        .filter(
            state ->
                switch (verdict) {
                  case SWALLOWS -> isAfterFailure(state);
                  case WEAK_ONLY -> state.mayHaveMet(Mark.Kind.WEAK);
                  case PARTIAL -> !state.hasMet(Mark.Kind.VALIDATED);
                  default -> true;
                })
        .findFirst();
  }

  private static Mark.Kind failure(Mark.Kind check) {
    return switch (check) {
      case VALIDATED -> Mark.Kind.FAILED;
      case WEAK -> Mark.Kind.WEAK_FAILED;
      default -> Mark.Kind.UNSEEN;
    };
  }

  @Override
  public void failed(State state) {
    state.mark(Mark.Kind.ACCIDENT, "");
  }

  @Override
  public void unseen(Invocation invocation, State state) {
    TypeRef owner = invocation.owner();
    boolean mayRunAnything = invocation.is(Role.RUNS_ANYTHING);
    boolean isGivenOurs = invocation.arguments().stream().map(Traced::value).anyMatch(this::isOurs);
    if (mayRunAnything || isGivenOurs || !owner.resolved() || !Platform.owns(owner.name())) {
      state.mark(Mark.Kind.UNSEEN, owner.name() + "." + invocation.call().method().name());
    }
  }

  /** Whether code that is given this value could call back into the analysed set. */
  private boolean isOurs(Value value) {
    return value.alternatives().stream().anyMatch(one -> isThis(one) || isAnalysedObject(one));
  }

  private static boolean isThis(Value value) {
    return value instanceof Value.Symbol symbol && symbol.name().equals(Roots.THIS);
  }

  private boolean isAnalysedObject(Value value) {
    return value instanceof Value.Instance instance && program.type(instance.type()).isPresent();
  }

  @Override
  public void branch(Value condition, boolean truth, State state) {
    if (isForbidden(condition, truth)) {
      state.mark(Mark.Kind.BAD_ARGUMENT, "");
    } else if (condition.symbols().contains(chain)) {
      state.mark(Mark.Kind.CONDITION, "");
    }
  }

  /** Whether the condition, taken this way, says that an argument is null or empty. */
  private static boolean isForbidden(Value condition, boolean truth) {
    if (isSize(condition)) {
      return !truth;
    }
    if (!(condition instanceof Value.Expression expression)) {
      return false;
    }
    Value first = expression.operands().get(0);
    long second =
        expression.operands().size() > 1 ? expression.operands().get(1).number().orElse(-1L) : -1;
    return switch (expression.operator()) {
      case "IS_NULL" -> truth && first instanceof Value.Symbol symbol && isParameter(symbol);
      case "isEmpty" -> truth && first instanceof Value.Symbol;
      case "EQ" -> truth && isSize(first) && second == 0;
      case "NE" -> !truth && isSize(first) && second == 0;
      case "LE" -> truth && isSize(first) && second == 0;
      case "GT" -> !truth && isSize(first) && second == 0;
      case "LT" -> truth && isSize(first) && second == 1;
      case "GE" -> !truth && isSize(first) && second == 1;
      default -> false;
    };
  }

  private static boolean isParameter(Value.Symbol symbol) {
    return symbol.name().startsWith("parameter ");
  }

  private static boolean isSize(Value value) {
    return value instanceof Value.Expression expression
        && (expression.operator().equals("ARRAY_LENGTH") || expression.operator().equals("length"))
        && expression.operands().get(0) instanceof Value.Symbol symbol
        && isParameter(symbol);
  }
}

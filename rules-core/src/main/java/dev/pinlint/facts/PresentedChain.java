package dev.pinlint.facts;

import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;

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
 *   <tr><td>any other throw that leaves the method</td><td>may reject</td></tr>
 * </table>
 */
final class PresentedChain implements CallSemantics {

  private static final TypeRef REJECTION = TypeRef.of("java.security.cert.CertificateException");

  private static final List<Mark.Kind> CHECKS =
      List.of(Mark.Kind.VALIDATED, Mark.Kind.FAILED, Mark.Kind.WEAK, Mark.Kind.UNSEEN);

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
    if (accepted.isEmpty()) {
      return Verdict.REJECTS;
    }
    if (outcomes.stream().noneMatch(PresentedChain::mayReject)) {
      return Verdict.ACCEPTS_ALL;
    }
    if (accepted.stream().allMatch(state -> state.hasMet(Mark.Kind.VALIDATED))) {
      return Verdict.VALIDATES;
    }
    return outcomes.stream().anyMatch(outcome -> outcome.state().mayHaveMet(Mark.Kind.UNSEEN))
        ? Verdict.UNKNOWN
        : Verdict.PARTIAL;
  }

  /** Whether a path to this end met something that may refuse a chain, or is such a refusal. */
  private static boolean mayReject(Outcome outcome) {
    State state = outcome.state();
    boolean refuses = outcome instanceof Outcome.Threw && !state.hasMet(Mark.Kind.BAD_ARGUMENT);
    return refuses || CHECKS.stream().anyMatch(state::mayHaveMet);
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    if (hasBody) {
      return Optional.empty();
    }
    return switch (invocation.api().map(Api::role).orElse(Role.PURE)) {
      case SERVER_TRUST_DECISION, VALIDATES ->
          Optional.of(check(invocation, presented(invocation, state), state));
      case WEAK_CHECK -> Optional.of(check(invocation, Optional.of(Mark.Kind.WEAK), state));
      default -> Optional.empty();
    };
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
    String method = invocation.call().method().name();
    State failed = state.copy();
    mark.ifPresent(kind -> state.mark(kind, method));
    if (mark.isEmpty()) {
      return List.of(new Outcome.Returned(invocation.unknownResult(), state));
    }
    failed.mark(Mark.Kind.FAILED, method);
    Traced exception =
        new Traced(
            new Value.Unknown(java.util.Set.of(), REJECTION, true), invocation.frame().depth());
    return List.of(
        new Outcome.Returned(invocation.unknownResult(), state),
        new Outcome.Threw(exception, failed));
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

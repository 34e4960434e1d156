package dev.pinlint.facts;

import dev.pinlint.flow.Arm;
import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.Elements;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Mark.Kind;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a hostname decision looks at before it says yes.
 *
 * <table>
 *   <caption>Decisions</caption>
 *   <tr><td>a condition on what the server presents, or was made of it</td><td>a look: {@code OwnComparison}</td></tr>
 *   <tr><td>another verifier whose body is not seen, given what the server presents</td><td>a check, if its yes is needed: {@code DefaultAndAlso}, {@code DefaultIgnored}</td></tr>
 *   <tr><td>a verifier that is known to accept all</td><td>nothing: {@code DelegatesToNoop}</td></tr>
 *   <tr><td>the name that the client asked for, as the session has it</td><td>nothing: {@code PeerHostOfSession}</td></tr>
 *   <tr><td>a condition of which nothing is known, after what the server presents was given to a call</td><td>a look: {@code NamesInList}</td></tr>
 *   <tr><td>code that is not seen, given what the server presents</td><td>not known: {@code AsksUnseenCode}</td></tr>
 *   <tr><td>the host name, a flag, a setting</td><td>nothing: {@code AllowedNames}, {@code UnderFlag}</td></tr>
 *   <tr><td>that the host name is one of this machine</td><td>a yes that nobody on the way can get: {@code LoopbackOnly}, {@code LoopbackInName}</td></tr>
 *   <tr><td>how many elements something has, where each of them would look</td><td>not known: {@code AnyOfVerifiers}; where none would, nothing: {@code NamesOfField}</td></tr>
 *   <tr><td>that there is a certificate, and one of X.509</td><td>nothing: {@code AnyCertificate}</td></tr>
 *   <tr><td>a null test of an argument; an exception that nobody threw on purpose</td><td>no way out that counts: {@code NullTests}</td></tr>
 * </table>
 */
final class PresentedIdentity implements CallSemantics {

  /** Begins the name of another verifier's answer. */
  private static final String ANSWER = "verifier's answer of ";

  private static final TypeRef REJECTION = TypeRef.of("javax.net.ssl.SSLException");

  /** They throw for what they do not like. */
  private static final List<Role> CHECKS =
      List.of(Role.SERVER_TRUST_DECISION, Role.VALIDATES, Role.WEAK_CHECK);

  /** A way out that may have met one of these is not known to look at nothing. */
  private static final List<Kind> LOOKS =
      List.of(Kind.VALIDATED, Kind.CONDITION, Kind.UNSEEN, Kind.ACCIDENT, Kind.BAD_ARGUMENT);

  /** Begins the detail of a condition that may be decided another way when it comes again. */
  private static final String UNSURE = "?";

  /** What every certificate of a server is. */
  private static final Set<String> KINDS_OF_ALL =
      Set.of(
          "INSTANCEOF java.security.cert.X509Certificate",
          "INSTANCEOF java.security.cert.Certificate");

  /** The detail of a look that throws where it does not like what it sees. */
  private static final String CHECK = "check";

  /** More conditions on one path are not told apart. */
  private static final int MAX_GUARDS = 4;

  private final Set<String> presented;
  private final NamesAsked names;
  private final boolean isAnswer;
  private final Guards guards;
  private final Comparisons comparisons = new Comparisons(this::isPresented);

  /** The decisions of a method of the given kind. */
  PresentedIdentity(Program program, Api decision) {
    guards = new Guards(program);
    presented =
        IntStream.range(decision.argument("peer").orElseThrow(), decision.parameters().size())
            .mapToObj(Roots::parameter)
            .collect(Collectors.toUnmodifiableSet());
    names = new NamesAsked(decision.argument("host").map(Roots::parameter).orElseThrow());
    isAnswer = decision.isTrue("accepts");
  }

  /**
   * What a method goes by.
   *
   * @param shown a yes that shows it, if it says yes
   * @param guard what each yes is behind that shows it, the weakest of all, where that is known
   * @param yes the ways to say yes
   */
  record Judged(
      HostnameVerdict verdict, Optional<State> shown, Optional<Guard> guard, List<State> yes) {}

  /** What a method goes by that ends in the given ways. */
  Judged judge(List<Outcome> outcomes) {
    List<State> yes = new ArrayList<>();
    List<State> no = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Returned returned && isAnswer) {
        Answers.side(returned, true, this).ifPresent(end -> yes.add(end.state()));
        Answers.side(returned, false, this).ifPresent(end -> no.add(end.state()));
      } else if (outcome instanceof Outcome.Returned) {
        yes.add(outcome.state());
      } else if (outcome instanceof Outcome.Threw) {
        no.add(outcome.state());
      }
    }
    yes.removeIf(state -> state.hasMet(Kind.BAD_ARGUMENT));
    no.removeIf(state -> state.hasMet(Kind.BAD_ARGUMENT));
    // Whoever is asked and not obeyed has not been asked.
    boolean isObeyed = !no.isEmpty();
    List<State> ends = Stream.concat(yes.stream(), no.stream()).toList();
    List<State> open =
        yes.stream()
            .filter(state -> !mayLook(state) && !NamesAsked.mayBeForNobody(state, ends))
            .filter(state -> !(isObeyed && state.hasMet(Kind.ASKED)))
            .filter(state -> no.isEmpty() || !NamesAsked.isLoopback(state))
            .toList();
    List<State> blind = open.stream().filter(PresentedIdentity::isBlind).toList();
    HostnameVerdict verdict = verdict(yes, no, blind);
    Optional<State> shown = (blind.isEmpty() ? yes : blind).stream().findFirst();
    return new Judged(verdict, shown, guards.of(open), yes);
  }

  private HostnameVerdict verdict(List<State> yes, List<State> no, List<State> blind) {
    if (yes.isEmpty()) {
      return HostnameVerdict.REJECTS;
    } else if (no.isEmpty()
        && !yes.stream().allMatch(state -> state.hasMet(Kind.VALIDATED))
        && yes.stream().noneMatch(state -> mayMind(state, yes))) {
      return HostnameVerdict.ACCEPTS_ALL;
    } else if (!blind.isEmpty()) {
      return blind.stream().allMatch(names::isIn)
          ? HostnameVerdict.SOME_NAMES
          : HostnameVerdict.SOME_WAYS;
    } else if (yes.stream().anyMatch(state -> state.hasMet(Kind.ASKED))) {
      return HostnameVerdict.USER_APPROVED;
    } else if (yes.stream().anyMatch(state -> isBlind(state) && NamesAsked.isLoopback(state))) {
      return HostnameVerdict.LOOPBACK;
    } else if (yes.stream().allMatch(state -> state.hasMet(Kind.VALIDATED))) {
      return HostnameVerdict.DELEGATES;
    }
    return yes.stream()
            .anyMatch(state -> state.mayHaveMet(Kind.UNSEEN) || state.mayHaveMet(Kind.COUNT))
        ? HostnameVerdict.UNKNOWN
        : HostnameVerdict.OWN_CHECK;
  }

  /**
   * Whether something that was looked at may have a say, although no way out says no: it may throw
   * by itself. A condition that is followed both ways has none.
   */
  private static boolean mayMind(State state, List<State> ends) {
    return state.marks().contains(new Mark(Kind.CONDITION, CHECK))
        || state.mayHaveMet(Kind.UNSEEN)
        || NamesAsked.mayBeForNobody(state, ends);
  }

  private static boolean mayLook(State state) {
    return LOOKS.stream().anyMatch(state::mayHaveMet);
  }

  /**
   * Whether a way out surely looks at nothing. Two conditions of which nothing is known but what
   * they depend on may contradict each other.
   */
  private static boolean isBlind(State state) {
    List<String> guards = unsure(state).map(it -> it.substring(it.indexOf(' '))).toList();
    return !mayLook(state) && guards.stream().distinct().count() == guards.size();
  }

  @Override
  public boolean triesAgain() {
    comparisons.forget();
    return true; // all else that is seen stands in the outcomes
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    if (hasBody) {
      return Optional.empty();
    } else if (invocation.is(Role.ACCEPTS_ALL)) {
      return Optional.of(invocation.returning(Value.of(true), state));
    } else if (invocation.is(Role.ASKS_USER)) {
      state.mark(Kind.ASKED, "");
      Value answer = new Value.Unknown(Set.of(), invocation.resultType(), false);
      return Optional.of(invocation.returning(answer, state));
    } else if (invocation.is(Role.CONNECTION)) {
      Value told =
          names
              .toldBySession(invocation)
              .orElseGet(() -> new Value.Unknown(Set.of(), invocation.resultType(), false));
      return Optional.of(invocation.returning(told, state));
    }
    if (invocation.inputs().anyMatch(this::isPresented)) {
      state.mark(Kind.TAKEN, "");
    }
    if (invocation.is(Role.PEER_CHAIN) && invocation.inputs().allMatch(this::isPresented)) {
      String name = presented.iterator().next() + " chain";
      return Optional.of(
          invocation.returning(new Value.Symbol(name, invocation.resultType()), state));
    }
    Optional<List<Outcome>> compared = comparisons.apply(invocation, state);
    if (compared.isPresent()) {
      return compared;
    }
    Optional<Value> isLocal = names.amongLoopbacks(invocation, state);
    if (isLocal.isPresent()) {
      return Optional.of(invocation.returning(isLocal.get(), state));
    }
    if (CHECKS.stream().anyMatch(invocation::is)) {
      state.mark(Kind.CONDITION, CHECK);
      return Optional.empty();
    } else if (!invocation.is(Role.HOSTNAME_DECISION)) {
      return Provenance.read(invocation, this::isPresented)
          .map(read -> invocation.returning(read, state));
    }
    if (invocation.inputs().noneMatch(this::isPresented)) {
      state.mark(Kind.UNSEEN, invocation.call().method().name());
    }
    if (invocation.api().orElseThrow().isTrue("accepts")) {
      String name = ANSWER + invocation.frame().object(invocation.call().result().index());
      return Optional.of(
          invocation.returning(new Value.Symbol(name, TypeRef.of("boolean")), state));
    }
    State failed = state.copy();
    state.mark(Kind.VALIDATED, "");
    failed.mark(Kind.FAILED, "");
    Value exception = new Value.Unknown(Set.of(), REJECTION, true);
    return Optional.of(
        List.of(
            new Outcome.Returned(invocation.unknownResult(), state),
            new Outcome.Threw(new Traced(exception, invocation.frame().depth()), failed)));
  }

  /** The comparisons that were met. */
  Comparisons comparisons() {
    return comparisons;
  }

  private boolean isPresented(Value value) {
    return value.symbols().stream()
        .map(Elements::whole)
        .anyMatch(name -> presented.stream().anyMatch(name::startsWith));
  }

  /**
   * Who is not given what the server presents, nor anything that may hold it, cannot look at it.
   */
  @Override
  public void unseen(Invocation invocation, State state) {
    boolean isGiven =
        invocation
            .inputs()
            .anyMatch(
                value ->
                    isPresented(value)
                        || value instanceof Value.Instance
                        || value instanceof Value.Function);
    boolean mayLook =
        invocation.is(Role.RUNS_ANYTHING)
            || !invocation.owner().resolved()
            || !Platform.owns(invocation.owner().name());
    if (isGiven && mayLook) {
      state.mark(Kind.UNSEEN, invocation.call().method().name());
    }
    if (invocation.arguments().stream()
        .anyMatch(given -> given.value() instanceof Value.Function)) {
      state.mark(Kind.UNSEEN, "");
    }
  }

  @Override
  public void failed(State state) {
    state.mark(Kind.ACCIDENT, "");
  }

  @Override
  public void chosen(State state) {
    state.mark(Kind.UNSEEN, "");
  }

  @Override
  public void caughtPerhaps(State state) {
    state.mark(Kind.UNSEEN, "");
  }

  @Override
  public void branch(Value condition, boolean truth, State state) {
    names.branch(condition, truth, state);
    Optional<Boolean> answer = answer(condition, truth);
    Optional<Comparisons.Decided> compared = comparisons.decided(condition, truth);
    if (compared.isPresent()) {
      state.mark(Kind.CONDITION, "");
      if (compared.get().isEqual()) {
        state.mark(Kind.EQUALS, compared.get().answer());
      }
    } else if (answer.isPresent()) {
      state.mark(answer.get() ? Kind.VALIDATED : Kind.FAILED, "");
    } else if (ChainContent.isForbidden(condition, truth)) {
      state.mark(Kind.BAD_ARGUMENT, "");
    } else if (ChainContent.isForbidden(condition, !truth) || condition.isWhetherLogged()) {
      return;
    } else if (isKindOfAll(condition)) {
      if (!truth) {
        state.mark(Kind.BAD_ARGUMENT, "");
      }
    } else if (isPresented(condition) || (state.mayHaveMet(Kind.TAKEN) && !condition.isStable())) {
      state.mark(Kind.CONDITION, "");
    } else if (condition.symbols().stream().anyMatch(name -> name.endsWith(Value.LENGTH))) {
      state.mark(Kind.COUNT, "");
    } else {
      state.mark(Kind.GUARD, guard(condition, state));
      guards.note(condition, truth, state);
    }
  }

  @Override
  public void take(Arm arm, State state) {
    guards.note(arm, state);
  }

  /** That a certificate is one of X.509 is true of whatever a server presents. */
  private boolean isKindOfAll(Value condition) {
    return condition instanceof Value.Expression expression
        && KINDS_OF_ALL.contains(expression.operator())
        && isPresented(condition);
  }

  /** What another verifier has answered if the condition is taken this way. */
  private static Optional<Boolean> answer(Value condition, boolean truth) {
    if (condition instanceof Value.Symbol symbol && symbol.name().startsWith(ANSWER)) {
      return Optional.of(truth);
    }
    if (condition instanceof Value.Expression expression
        && (expression.operator().equals(Operator.EQ.name())
            || expression.operator().equals(Operator.NE.name()))
        && expression.operands().get(1).number().isPresent()) {
      boolean isEqual = expression.operator().equals(Operator.EQ.name()) == truth;
      boolean isTrue = expression.operands().get(1).number().get() != 0;
      return answer(expression.operands().get(0), isEqual == isTrue);
    }
    return Optional.empty();
  }

  /** Two conditions may ask the same thing for different texts. */
  private static List<String> symbols(Value condition) {
    return condition.symbols().stream()
        .filter(name -> !name.startsWith(Value.LITERAL) && !Guard.isSetting(name))
        .sorted()
        .toList();
  }

  /**
   * What is always the same was decided before if it was asked before; of anything else only what
   * it depends on is known, so each time counts.
   */
  private static String guard(Value condition, State state) {
    return condition.isStable()
        ? condition.toString()
        : UNSURE + Math.min(unsure(state).count(), MAX_GUARDS) + " " + symbols(condition);
  }

  private static Stream<String> unsure(State state) {
    return state.marks().stream()
        .filter(mark -> mark.kind() == Kind.GUARD)
        .map(Mark::detail)
        .filter(detail -> detail.startsWith(UNSURE));
  }
}

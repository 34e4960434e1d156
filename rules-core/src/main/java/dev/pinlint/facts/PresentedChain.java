package dev.pinlint.facts;

import dev.pinlint.facts.IdentityComparison.Part;
import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Stop;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What validates the chain that a server presents. Each row names its fixtures.
 *
 * <table>
 *   <caption>Decisions</caption>
 *   <tr><td>a trust manager's server check whose body is not seen, given the presented chain</td><td>validates</td><td>PlainDelegation</td></tr>
 *   <tr><td>the same, whose body is seen: the receiver may be known to accept all</td><td>what that body does</td><td>DelegatesToAccepting</td></tr>
 *   <tr><td>the same on an overload with a socket or an engine</td><td>as above</td><td>ExtendedEngineEmpty, OverloadsDiffer</td></tr>
 *   <tr><td>the same, given null or an empty array</td><td>nothing</td><td>OtherTrustManager</td></tr>
 *   <tr><td>the same, given a part of the chain, or another chain</td><td>not known</td><td>LeafOnly, AnotherChain</td></tr>
 *   <tr><td>the client check</td><td>not known</td><td>ClientCheck</td></tr>
 *   <tr><td>a check in an {@code assert}: assertions are off</td><td>nothing</td><td>PinInAssert, DelegateInAssert</td></tr>
 *   <tr><td>a helper's boolean that controls a throw</td><td>what the helper does</td><td>AnswerObeyed</td></tr>
 *   <tr><td>a helper's boolean that nobody looks at</td><td>a failure that is swallowed</td><td>AnswerIgnored</td></tr>
 *   <tr><td>a validating check's exception, caught, and a normal exit</td><td>a failure that is swallowed</td><td>EmptyCatch</td></tr>
 *   <tr><td>the same in a clause for a narrower type, or under a condition</td><td>a way around the check</td><td>NarrowCatch, FailureUnderFlag</td></tr>
 *   <tr><td>a clause for a type of which nothing is known</td><td>not known</td><td>CatchOfUnknownType</td></tr>
 *   <tr><td>a flag, a setting, a missing delegate</td><td>a way around the check</td><td>FlagSkipsDelegate, NoDelegateNoCheck</td></tr>
 *   <tr><td>how many elements something has that is not seen; how often a function is run</td><td>not known</td><td>AllOfLoop, AnyOfIterator</td></tr>
 *   <tr><td>which of several overriding methods runs</td><td>like a flag</td><td>HookOfSubclass</td></tr>
 *   <tr><td>a condition that is constant</td><td>decided</td><td>InfeasibleConstants</td></tr>
 *   <tr><td>{@code System.exit}, an endless loop, a stub that throws</td><td>no normal exit</td><td>EndsTheProcess, LoopsForEver, StubThrows</td></tr>
 *   <tr><td>validity dates; a signature by a key of the chain itself</td><td>weak</td><td>DatesOnly, SelfSignature, ChainOfSignatures</td></tr>
 *   <tr><td>a signature by another key</td><td>not known</td><td>PinnedSignature, AnchorByIssuerName</td></tr>
 *   <tr><td>a condition on names, dates, extensions, the number of certificates, the authentication type</td><td>a claim, as weak</td><td>DatesAndName, LengthOnly, AuthTypeOnly</td></tr>
 *   <tr><td>a way out that is open to claims alone</td><td>weak, whatever the others do</td><td>LengthDecidesDelegate, NameDecidesDelegate</td></tr>
 *   <tr><td>two claims on one way out, which may contradict each other</td><td>not shown</td><td>ClaimsTwice, LengthTestsExclude</td></tr>
 *   <tr><td>a comparison of a key, a digest, a serial number, the certificate</td><td>a test of its own: a pin</td><td>KeyCompared, SerialNumberCompared, CertificateCompared</td></tr>
 *   <tr><td>a comparison by which it is another one than those that are refused</td><td>a claim, as weak</td><td>DenyListCheck, DenyListOfConstants</td></tr>
 *   <tr><td>the kind of key, its algorithm</td><td>a claim, as weak</td><td>KeyAlgorithm</td></tr>
 *   <tr><td>a claim looked up where the chain was put before</td><td>may be a pin</td><td>DigestByName</td></tr>
 *   <tr><td>a strategy's yes</td><td>trusted without a check</td><td>StrategyLambdas</td></tr>
 *   <tr><td>a strategy's no</td><td>left to the default check</td><td>StrategyLambdas, StrategyClass</td></tr>
 *   <tr><td>logging; methods of the platform that are given neither the manager nor an object of the analysed set</td><td>nothing</td><td>LogsWithLogger, LogsToSystemOut</td></tr>
 *   <tr><td>a function given to a method that is not seen</td><td>what it does, if it is run at all</td><td>LogsInsideLambda</td></tr>
 *   <tr><td>any other method that is not seen; reflection; threads</td><td>not known</td><td>PolicyInterface, UnseenBesideDates</td></tr>
 *   <tr><td>a throw where the chain or the authentication type is null or empty</td><td>nothing: the contract demands it</td><td>NullAndEmptyCheckOnly</td></tr>
 *   <tr><td>a throw where an exception was caught that nobody threw on purpose</td><td>nothing: an accident</td><td>DigestIsOnlyLogged</td></tr>
 *   <tr><td>a flag, whichever way it is put</td><td>nothing</td><td>LengthDecidesAndDebugPrints, LengthDecidesOfEither</td></tr>
 *   <tr><td>the factory's managers, one by one</td><td>validate</td><td>FactoryManagersInLoop</td></tr>
 *   <tr><td>exceptions and answers of code that is not seen, where nothing rejects</td><td>a failure that is swallowed</td><td>SignaturesPrinted, AnswerOfPredicateIgnored</td></tr>
 *   <tr><td>a condition whether something is logged</td><td>nothing</td><td>LogsWhatIsMadeElsewhere</td></tr>
 *   <tr><td>any other throw that leaves the method</td><td>may reject</td><td>HashComparisonThenThrow</td></tr>
 * </table>
 */
final class PresentedChain implements CallSemantics {

  /** They keep nothing of what they are given. */
  private static final List<Role> READERS =
      List.of(
          Role.PEER_CLAIM,
          Role.PEER_KEY,
          Role.PEER_CONTENT,
          Role.WEAK_CHECK,
          Role.VALIDATES,
          Role.SERVER_TRUST_DECISION);

  /** More claims on one path are not counted. */
  private static final int MAX_CLAIMS = 1;

  private final Program program;
  private final ChainContent content;
  private final Comparisons comparisons;

  /** The decisions about the chain that a method of the given kind has for an argument. */
  PresentedChain(Program program, Api decision) {
    this.program = program;
    this.content =
        new ChainContent(
            Roots.parameter(decision.argument("chain").orElseThrow()),
            decision.argument("auth").map(Roots::parameter).orElse(""));
    this.comparisons = new Comparisons(content::isPartOf);
  }

  /**
   * The ways in which the method ends that decides. One that answers whether a chain is trusted
   * without further checks leaves the others to the default check.
   */
  List<Outcome> ends(List<Outcome> outcomes, Api decision) {
    outcomes.stream()
        .map(Outcome::state)
        .filter(state -> state.hasInField(content::hasSubstance))
        .forEach(state -> state.mark(Mark.Kind.STORED, ""));
    return decision.isTrue("accepts")
        ? outcomes.stream().flatMap(this::answers).toList()
        : outcomes;
  }

  private Stream<Outcome> answers(Outcome outcome) {
    return outcome instanceof Outcome.Returned returned
        ? Stream.of(true, false).flatMap(truth -> answer(returned, truth).stream())
        : Stream.of(outcome);
  }

  private Optional<Outcome> answer(Outcome.Returned returned, boolean truth) {
    Optional<Outcome.Returned> side = Answers.side(returned, truth, this);
    if (!truth) {
      side.ifPresent(end -> end.state().mark(Mark.Kind.VALIDATED, "default check"));
    }
    return side.map(end -> end);
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
    }
    if (READERS.stream().noneMatch(invocation::is)
        && invocation.inputs().anyMatch(content::hasSubstance)) {
      state.mark(Mark.Kind.TAKEN, "");
    }
    Optional<List<Outcome>> approved = Approvals.apply(invocation, content, state);
    if (approved.isPresent()) {
      return approved;
    }
    if (isCopy(invocation)) {
      return Optional.of(List.of(new Outcome.Returned(invocation.receiver().orElseThrow(), state)));
    }
    if (Rejections.isGiven(invocation, state)) {
      if (Rejections.isWrapped(invocation, program)) {
        // Another exception around it is the same failure in other words.
        Traced result = new Traced(Rejections.of(invocation.owner()), invocation.frame().depth());
        return Optional.of(List.of(new Outcome.Returned(result, state)));
      }
      Rejections.keep(invocation, state);
    }
    if (invocation.is(Role.IDENTITY) && invocation.arguments().stream().anyMatch(this::isLookup)) {
      // requireNonNull of what was looked up by something of the chain refuses the chains not
      // found.
      state.mark(Mark.Kind.UNSEEN, invocation.call().method().name());
    }
    if (invocation.is(Role.SERVER_TRUST_DECISION) || invocation.is(Role.VALIDATES)) {
      return Optional.of(check(invocation, presented(invocation, state), state));
    }
    if (invocation.is(Role.WEAK_CHECK)) {
      return Optional.of(check(invocation, weak(invocation), state));
    }
    Optional<List<Outcome>> compared = comparisons.apply(invocation, state);
    return compared.isPresent() ? compared : read(invocation, state);
  }

  /** What the call reads of a certificate of the chain, or of its key. */
  private Optional<List<Outcome>> read(Invocation invocation, State state) {
    Optional<Value> certificate =
        invocation.receiver().map(Traced::value).filter(content::isElement);
    boolean isOfKey = invocation.receiver().map(Traced::value).filter(content::isKey).isPresent();
    if (invocation.is(Role.PEER_CLAIM) && (certificate.isPresent() || isOfKey)) {
      return Optional.of(read(invocation, content.claim(), state));
    } else if (certificate.isEmpty()) {
      return Optional.empty();
    } else if (invocation.is(Role.PEER_KEY)) {
      return Optional.of(read(invocation, content.key(), state));
    }
    return invocation.is(Role.PEER_CONTENT)
        ? Optional.of(read(invocation, content.chain(), state))
        : Optional.empty();
  }

  /** A copy of the presented chain is as good as the chain. */
  private boolean isCopy(Invocation invocation) {
    return invocation.call().method().name().equals("clone")
        && invocation.receiver().filter(array -> content.isWhole(array.value())).isPresent();
  }

  /** What the last condition on the path is fed by that has nothing to do with the chain. */
  Optional<Guard> guard(State end) {
    return Guarding.last(
        end, condition -> content.kind(condition).equals(Optional.of(Mark.Kind.GUARD)));
  }

  /** The comparisons that were met. */
  Comparisons comparisons() {
    return comparisons;
  }

  /** The result is known to be what the name says, and nothing else. */
  private List<Outcome> read(Invocation invocation, String name, State state) {
    if (Provenance.part(invocation) == Part.HASH_CODE) {
      String hash =
          content.hashCodeName() + invocation.frame().object(invocation.call().result().index());
      comparisons.number(hash, invocation);
      return invocation.returning(new Value.Symbol(hash, TypeRef.of("int")), state);
    }
    Set<String> names =
        Provenance.plus(
            Provenance.names(Provenance.part(invocation), certificate(invocation)),
            Stream.of(name));
    return invocation.returning(
        new Value.Unknown(names, invocation.resultType(), invocation.isNeverEmpty()), state);
  }

  private static Value certificate(Invocation invocation) {
    return invocation.receiver().orElseThrow().value();
  }

  /**
   * A signature is weak if it is checked with a key that comes with the chain; else who knows whose
   * key it is.
   */
  private Optional<Mark.Kind> weak(Invocation invocation) {
    boolean isForeign =
        invocation
            .api()
            .flatMap(api -> api.argument("key"))
            .flatMap(invocation::argument)
            .filter(key -> !content.isKey(key.value()))
            .isPresent();
    boolean isOfClients = invocation.call().method().name().equals("checkClientTrusted");
    return Optional.of(isForeign || isOfClients ? Mark.Kind.UNSEEN : Mark.Kind.WEAK);
  }

  private boolean isLookup(Traced argument) {
    return argument.value() instanceof Value.Unknown && content.isPartOf(argument.value());
  }

  /** What a validating method does to what it is given: nothing if that cannot be a chain. */
  private Optional<Mark.Kind> presented(Invocation invocation, State state) {
    if (invocation.argument(0).isEmpty()) {
      return Optional.of(Mark.Kind.UNSEEN);
    }
    Value given = invocation.argument(0).get().value();
    if (content.isWhole(given)) {
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
    String method =
        invocation.api().orElseThrow().owner() + "." + invocation.call().method().name();
    State failed = state.copy();
    state.mark(mark.get(), method);
    failed.mark(failure(mark.get()), method);
    if (mark.get() == Mark.Kind.UNSEEN) {
      failed.mark(Mark.Kind.TOLD, method);
    }
    note(invocation, state, "returns: nothing is found wrong");
    note(invocation, failed, "throws: the chain is found wrong");
    Traced exception = new Traced(Rejections.of(Rejections.TYPE), invocation.frame().depth());
    return List.of(returned, new Outcome.Threw(exception, failed));
  }

  private static void note(Invocation invocation, State state, String text) {
    state.pass(
        new Stop(
            invocation.frame().member(),
            Optional.of(invocation.call().site()),
            new Stop.Passed.Noted(invocation.call().method().name() + " " + text)));
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
    if (invocation.arguments().stream()
        .anyMatch(given -> given.value() instanceof Value.Function)) {
      // How often it runs it is not known.
      state.mark(Mark.Kind.COUNT, "");
    }
    if (invocation.is(Role.LOOKUP) || invocation.is(Role.ENVIRONMENT)) {
      return;
    }
    if (mayRunAnything || isGivenOurs || !owner.resolved() || !Platform.owns(owner.name())) {
      String name = invocation.call().method().name();
      String called = owner.resolved() ? owner.name() + "." + name : name;
      state.mark(Mark.Kind.UNSEEN, called);
      if (invocation.api().filter(api -> api.isTrue("answers")).isPresent()
          && invocation.arguments().stream().anyMatch(it -> content.hasSubstance(it.value()))) {
        state.mark(Mark.Kind.TOLD, called);
      }
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
  public void caughtPerhaps(State state) {
    state.mark(Mark.Kind.UNSEEN, "catch clause");
  }

  @Override
  public void chosen(State state) {
    state.mark(Mark.Kind.GUARD, "");
  }

  @Override
  public void branch(Value condition, boolean truth, State state) {
    if (ChainContent.isForbidden(condition, truth)) {
      state.mark(Mark.Kind.BAD_ARGUMENT, "");
    } else if (Rejections.is(condition)) {
      state.mark(Mark.Kind.GUARD, "");
    } else if (!condition.isWhetherLogged()) {
      comparisons
          .decided(condition, truth)
          .ifPresentOrElse(
              decided -> compared(decided, state),
              () -> content.kind(condition).ifPresent(kind -> mark(kind, condition, truth, state)));
    }
  }

  /**
   * That something which nobody else can present is equal is a condition; that it is another one
   * everybody can bring about.
   */
  private void compared(Comparisons.Decided decided, State state) {
    Mark.Kind kind = content.kind(decided.compared()).orElse(Mark.Kind.CONDITION);
    if (kind != Mark.Kind.CONDITION) {
      mark(kind, decided.compared(), decided.isEqual(), state);
    }
    if (decided.isEqual()) {
      state.mark(Mark.Kind.EQUALS, "");
      state.mark(Mark.Kind.EQUALS, decided.answer());
    }
    if (kind == Mark.Kind.CONDITION) {
      state.mark(decided.isEqual() ? kind : Mark.Kind.DIFFERS, "");
    }
  }

  /**
   * Of claims it matters which numbers are asked for, and how many others there are. What looks
   * like a claim may be more once the chain was given away.
   */
  private static void mark(Mark.Kind kind, Value condition, boolean truth, State state) {
    Optional<LengthTest> length = LengthTest.of(condition, truth);
    if (kind == Mark.Kind.GUARD) {
      Guarding.mark(truth, state);
    } else if (kind != Mark.Kind.CLAIM) {
      state.mark(kind, "");
    } else if (length.isPresent()) {
      state.mark(kind, length.get().toString());
    } else if (state.mayHaveMet(Mark.Kind.TAKEN)) {
      state.mark(Mark.Kind.CONDITION, "");
    } else {
      state.mark(kind, "claim" + Math.min(state.count(kind), MAX_CLAIMS));
    }
  }
}

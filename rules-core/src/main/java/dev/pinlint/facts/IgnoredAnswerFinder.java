package dev.pinlint.facts;

import dev.pinlint.facts.UnidentifiedConnection.Reason;
import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds host name verifiers that are asked, and whose answer decides nothing: whatever they say,
 * the method does the same, returns the same, and leaves the same behind. What it logs is no
 * difference.
 *
 * <p>Each method that asks a verifier is run by itself. What decides about host names by itself is
 * the business of {@link HostnameDecisionFinder}.
 */
final class IgnoredAnswerFinder {

  /** An answer is heeded close to where it is given. */
  private static final int FOR_A_ROOT = 2_000;

  private final Program program;
  private final Knowledge knowledge;
  private final ValueLibrary library;
  private final Statics statics;
  private final Anchors anchors;
  private final DecisionSites decisions;
  private final Set<UnidentifiedConnection> found = new LinkedHashSet<>();

  IgnoredAnswerFinder(
      Program program,
      Knowledge knowledge,
      ValueLibrary library,
      Statics statics,
      Anchors anchors) {
    this.program = program;
    this.knowledge = knowledge;
    this.library = library;
    this.statics = statics;
    this.anchors = anchors;
    this.decisions = new DecisionSites(program, knowledge, anchors, Role.HOSTNAME_DECISION);
  }

  /** Looks for verifiers that are asked in the types. */
  void look(Collection<TypeModel> types, CallGraph callGraph) {
    Set<Member> deciding =
        decisions.find(types).stream()
            .flatMap(decision -> decision.code().stream())
            .map(DecisionSites.Code::member)
            .collect(Collectors.toUnmodifiableSet());
    callGraph.users(types, this::isQuestion).stream()
        .filter(method -> !deciding.contains(method.member()) && !storesInArrays(method))
        .forEach(this::run);
  }

  /** The questions in all that was looked at. */
  List<UnidentifiedConnection> questions() {
    return List.copyOf(found);
  }

  /** Whether the method is asked about a host name, and says yes or no: others throw. */
  private boolean isQuestion(MethodRef method) {
    List<Api> apis = knowledge.findAll(Role.HOSTNAME_DECISION, method.owner(), method, program);
    return !apis.isEmpty() && apis.stream().allMatch(api -> api.isTrue("accepts"));
  }

  /** What is put into an array that others have is not followed. */
  private static boolean storesInArrays(MethodModel method) {
    return method
        .body()
        .filter(
            body ->
                Anchors.anyInstruction(
                    body,
                    instr -> instr instanceof Instr.Op op && op.operator() == Operator.ARRAY_STORE))
        .isPresent();
  }

  private void run(MethodModel root) {
    Hearing hearing = new Hearing();
    Interpreter interpreter = new Interpreter(program, library, statics, hearing);
    List<Outcome> ends = interpreter.runRoot(root, Roots.arguments(root));
    if (!interpreter.isExhausted()) {
      hearing.asked.forEach(
          (place, api) -> {
            if (isIgnored(Hearing.answer(place, true), Hearing.answer(place, false), ends)) {
              found.add(new UnidentifiedConnection(anchors.of(place), api, Reason.IGNORED));
            }
          });
    }
  }

  /** Whether some way goes on after a no, and there is the same way after a yes, and no other. */
  private static boolean isIgnored(Mark yes, Mark no, List<Outcome> ends) {
    Set<Mark> answers = Set.of(yes, no);
    List<Outcome> accepted = ends.stream().filter(end -> end.state().hasMet(yes)).toList();
    List<Outcome> refused = ends.stream().filter(end -> end.state().hasMet(no)).toList();
    return refused.stream().anyMatch(Outcome.Returned.class::isInstance)
        && ends.stream().noneMatch(end -> end.state().marks().containsAll(answers))
        && areAmong(accepted, refused, answers)
        && areAmong(refused, accepted, answers);
  }

  private static boolean areAmong(List<Outcome> some, List<Outcome> all, Set<Mark> answers) {
    return some.stream()
        .allMatch(one -> all.stream().anyMatch(other -> isSame(one, other, answers)));
  }

  /** Whether nobody can tell the one way out from the other. */
  private static boolean isSame(Outcome one, Outcome other, Set<Mark> answers) {
    return one.getClass() == other.getClass()
        && handedOut(one).equals(handedOut(other))
        && met(one.state(), answers).equals(met(other.state(), answers))
        && one.state().leavesTheSame(other.state());
  }

  private static Optional<Value> handedOut(Outcome end) {
    if (end instanceof Outcome.Returned returned) {
      return Optional.of(returned.value().value());
    }
    return end instanceof Outcome.Threw threw
        ? Optional.of(threw.exception().value())
        : Optional.empty();
  }

  /** What was called on the way, and the answers to other questions. */
  private static Set<Mark> met(State state, Set<Mark> answers) {
    Set<Mark> met = new HashSet<>(state.marks());
    met.removeAll(answers);
    return met;
  }

  /** Lets verifiers say yes and no, and notes what the method does. */
  private final class Hearing implements CallSemantics {
    final Map<Place, String> asked = new LinkedHashMap<>();

    static Mark answer(Place place, boolean truth) {
      return new Mark(
          Mark.Kind.CONDITION, truth + " " + place.member() + " " + place.call().site());
    }

    @Override
    public int stepsForRoot() {
      return FOR_A_ROOT;
    }

    @Override
    public int stepsFor(MethodModel callee, Invocation invocation, State state) {
      return FOR_AN_ASIDE;
    }

    @Override
    public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
      if (hasBody) {
        return Optional.empty();
      } else if (isQuestion(invocation.call().method())) {
        return Optional.of(answers(invocation, state));
      }
      if (isGetter(invocation)) {
        return Optional.of(invocation.returning(value(invocation), state));
      } else if (!invocation.is(Role.PURE)) {
        state.mark(Mark.Kind.UNSEEN, said(invocation));
      }
      return Optional.empty();
    }

    /** Whatever code does that is not seen, or that is too long to be followed, is a difference. */
    @Override
    public void unseen(Invocation invocation, State state) {
      state.mark(Mark.Kind.UNSEEN, said(invocation));
    }

    /** What only tells something, for a message perhaps. */
    private static boolean isGetter(Invocation invocation) {
      return !invocation.is(Role.PURE)
          && Platform.owns(invocation.owner().name())
          && invocation.call().method().name().matches("(get|is|to)[A-Z].*");
    }

    /** What it tells is not what another call does. */
    private static Value value(Invocation invocation) {
      Set<String> symbols = new TreeSet<>(Value.symbols(invocation.inputs()));
      symbols.add(said(invocation));
      return new Value.Unknown(symbols, invocation.resultType(), false);
    }

    private List<Outcome> answers(Invocation invocation, State state) {
      Place place = new Place(invocation.frame().member(), invocation.call());
      MethodRef method = invocation.call().method();
      asked.put(place, method.owner().simpleName() + "." + method.name());
      State refused = state.copy();
      List<Outcome> outcomes = new ArrayList<>(invocation.returning(Value.of(true), state));
      Traced no = new Traced(Value.of(false), invocation.frame().depth());
      outcomes.add(new Outcome.Returned(no, refused));
      state.mark(Mark.Kind.CONDITION, answer(place, true).detail());
      refused.mark(Mark.Kind.CONDITION, answer(place, false).detail());
      return outcomes;
    }

    /** Where the call is, and what it is given. */
    private static String said(Invocation invocation) {
      return Stream.concat(
              Stream.of(invocation.frame().member(), invocation.call().site()), invocation.inputs())
          .map(Object::toString)
          .collect(Collectors.joining(" "));
    }
  }
}

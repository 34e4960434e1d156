package dev.pinlint.facts;

import dev.pinlint.facts.UnidentifiedConnection.Reason;
import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.FieldKey;
import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.KeptConstants;
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
    Set<End> afterNo = after(no, ends);
    return afterNo.stream().anyMatch(End::isNormal)
        && afterNo.equals(after(yes, ends))
        && ends.stream()
            .map(end -> end.state().marks())
            .noneMatch(marks -> marks.contains(yes) && marks.contains(no));
  }

  private static Set<End> after(Mark answer, List<Outcome> ends) {
    return ends.stream()
        .filter(end -> end.state().hasMet(answer))
        .map(end -> End.of(end, answer))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What somebody else can tell of a way out.
   *
   * @param isNormal whether it is no exception
   * @param handedOut what is returned, or thrown on purpose
   * @param met what was called on the way, and other answers
   * @param kept what fields of others hold
   */
  private record End(
      boolean isNormal, Optional<Value> handedOut, Set<Mark> met, Map<FieldKey, Value> kept) {

    static End of(Outcome end, Mark answer) {
      Set<Mark> met = new HashSet<>(end.state().marks());
      met.remove(answer);
      boolean isNormal = end instanceof Outcome.Returned;
      return new End(isNormal, handedOut(end), met, KeptConstants.outside(end.state()));
    }

    private static Optional<Value> handedOut(Outcome end) {
      if (end instanceof Outcome.Returned returned) {
        return Optional.of(returned.value().value());
      }
      return end instanceof Outcome.Threw threw
          ? Optional.of(threw.exception().value())
          : Optional.empty();
    }
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

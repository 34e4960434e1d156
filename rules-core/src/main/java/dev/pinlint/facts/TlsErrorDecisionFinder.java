package dev.pinlint.facts;

import dev.pinlint.facts.TlsErrorDecision.Verdict;
import dev.pinlint.flow.Arm;
import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.Elements;
import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the code that is asked what to do after the platform has refused a server. */
final class TlsErrorDecisionFinder {

  private final Program program;
  private final ValueLibrary library;
  private final Statics statics;
  private final DecisionSites sites;
  private final List<TlsErrorDecision> decisions = new ArrayList<>();

  TlsErrorDecisionFinder(
      Program program,
      Knowledge knowledge,
      ValueLibrary library,
      Statics statics,
      Anchors anchors) {
    this.program = program;
    this.library = library;
    this.statics = statics;
    this.sites = new DecisionSites(program, knowledge, anchors, Role.TLS_ERROR_DECISION);
  }

  /** Looks for decisions in the types. */
  void look(Collection<TypeModel> types, Set<String> exhausted) {
    for (DecisionSites.Decision decision : sites.find(types)) {
      decision.code().stream()
          .filter(code -> code.body().isPresent())
          .forEach(code -> decisions.add(decide(decision, code, exhausted)));
    }
  }

  /** The decisions in all that was looked at. */
  List<TlsErrorDecision> decisions() {
    return decisions;
  }

  private TlsErrorDecision decide(
      DecisionSites.Decision decision, DecisionSites.Code code, Set<String> exhausted) {
    Handling handling = new Handling(code.api());
    Interpreter interpreter = new Interpreter(program, library, statics, handling);
    List<State> ends =
        interpreter.runRoot(code.member(), code.body().orElseThrow(), code.arguments()).stream()
            // Whoever throws does not go on either.
            .filter(end -> !(end instanceof Outcome.Failed))
            .map(Outcome::state)
            .filter(end -> !end.hasMet(Mark.Kind.BAD_ARGUMENT))
            .toList();
    if (interpreter.isExhausted()) {
      exhausted.add(code.member().toString());
      return new TlsErrorDecision(
          decision.type(), code.location(), Verdict.UNKNOWN, List.of(), Optional.empty());
    }
    List<State> goOn = ends.stream().filter(end -> end.hasMet(Mark.Kind.ACCEPTED)).toList();
    List<Step> path =
        goOn.stream()
            .min(java.util.Comparator.comparing(TlsErrorDecisionFinder::isConditional))
            .map(end -> Witness.of(end, code.location()))
            .orElse(List.of());
    return new TlsErrorDecision(
        decision.type(), code.location(), verdict(ends, goOn), path, handling.guards.of(goOn));
  }

  private static Verdict verdict(List<State> ends, List<State> goOn) {
    if (goOn.isEmpty()) {
      boolean isOpen =
          ends.stream()
              .anyMatch(
                  end -> end.mayHaveMet(Mark.Kind.UNSEEN) || end.mayHaveMet(Mark.Kind.ACCEPTED));
      boolean isAsked = ends.stream().anyMatch(end -> end.hasMet(Mark.Kind.ASKED));
      return !isOpen ? Verdict.REJECTS : isAsked ? Verdict.ASKS_USER : Verdict.UNKNOWN;
    } else if (goOn.size() == ends.size()
        && goOn.stream().noneMatch(end -> end.mayHaveMet(Mark.Kind.REFUSED))) {
      return Verdict.PROCEEDS; // whatever else was asked decides nothing
    } else if (goOn.stream().allMatch(TlsErrorDecisionFinder::isConditional)) {
      return goOn.stream().anyMatch(end -> end.mayHaveMet(Mark.Kind.UNSEEN))
          ? Verdict.UNKNOWN
          : Verdict.OWN_CHECK;
    }
    return goOn.size() == ends.size() ? Verdict.PROCEEDS : Verdict.PROCEEDS_UNDER_GUARD;
  }

  /** Whether what was wrong, or code that knows of it, may have a say. */
  private static boolean isConditional(State end) {
    return end.mayHaveMet(Mark.Kind.CONDITION) || end.mayHaveMet(Mark.Kind.UNSEEN);
  }

  /** What calls and conditions mean to such code. */
  private final class Handling implements CallSemantics {
    private final Guards guards = new Guards(program);
    private final String handler;
    private final String error;

    Handling(Api decision) {
      handler = Roots.parameter(decision.argument("handler").orElseThrow());
      error = Roots.parameter(decision.argument("error").orElseThrow());
    }

    private boolean is(Value value, String name) {
      return value.symbols().stream().map(Elements::whole).anyMatch(name::equals);
    }

    @Override
    public boolean triesAgain() {
      return true; // all that is seen stands in the outcomes
    }

    @Override
    public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
      if (hasBody) {
        return Optional.empty();
      }
      boolean isOfHandler = invocation.receiver().filter(on -> is(on.value(), handler)).isPresent();
      if (isOfHandler && invocation.is(Role.ACCEPTS_TLS_ERROR)) {
        state.mark(Mark.Kind.ACCEPTED, "");
      } else if (isOfHandler) {
        state.mark(Mark.Kind.REFUSED, "");
      }
      if (invocation.is(Role.ASKS_USER)) {
        state.mark(Mark.Kind.ASKED, "");
      }
      // What is asked of the handler, or of the default, lets nobody in otherwise.
      return isOfHandler || invocation.is(Role.TLS_ERROR_DECISION)
          ? Optional.of(List.of(new Outcome.Returned(invocation.unknownResult(), state)))
          : Optional.empty();
    }

    /** Whoever is given the handler, or something that may hold it, may go on later. */
    @Override
    public void unseen(Invocation invocation, State state) {
      boolean isGiven =
          invocation.arguments().stream()
              .map(Traced::value)
              .anyMatch(
                  given ->
                      is(given, handler)
                          || given instanceof Value.Function
                          || given instanceof Value.Instance);
      if (isGiven) {
        state.mark(Mark.Kind.UNSEEN, invocation.call().method().name());
      }
    }

    @Override
    public void chosen(State state) {
      state.mark(Mark.Kind.GUARD, "");
    }

    @Override
    public void branch(Value condition, boolean truth, State state) {
      if (ChainContent.isForbidden(condition, truth)) {
        state.mark(Mark.Kind.BAD_ARGUMENT, "");
      } else if (!ChainContent.isContract(condition)) {
        state.mark(is(condition, error) ? Mark.Kind.CONDITION : Mark.Kind.GUARD, "");
        guards.note(condition, truth, state);
      }
    }

    @Override
    public void take(Arm arm, State state) {
      guards.note(arm, state);
    }
  }
}

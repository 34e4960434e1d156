package dev.pinlint.facts;

import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Answer;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the types that decide about servers, and what they decide. */
final class TrustDecisionFinder {

  private final Program program;
  private final Knowledge knowledge;
  private final ValueLibrary library;
  private final Statics statics;
  private final Anchors anchors;

  TrustDecisionFinder(
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
  }

  List<TrustDecision> find(List<String> exhausted) {
    List<Api> decisions = knowledge.with(Role.SERVER_TRUST_DECISION);
    List<TrustDecision> found = new ArrayList<>();
    for (TypeModel type : program.types()) {
      List<TrustDecision.Check> checks = new ArrayList<>();
      for (MethodModel method : type.methods()) {
        decision(type, method, decisions)
            .ifPresent(api -> checks.add(check(method, api, exhausted)));
      }
      if (!checks.isEmpty()) {
        found.add(new TrustDecision(type.ref(), checks));
      }
    }
    return found;
  }

  private Optional<Api> decision(TypeModel type, MethodModel method, List<Api> decisions) {
    return decisions.stream()
        .filter(api -> method.body().isPresent() && api.name().equals(method.name()))
        .filter(api -> api.simpleParameters().equals(method.member().parameters()))
        .filter(api -> program.isSubtype(type.ref(), api.owner()) == Answer.YES)
        .findFirst();
  }

  private TrustDecision.Check check(MethodModel method, Api api, List<String> exhausted) {
    PresentedChain semantics =
        new PresentedChain(program, Roots.parameter(api.argument("chain").orElseThrow()));
    Interpreter interpreter = new Interpreter(program, library, statics, semantics);
    List<Outcome> outcomes = interpreter.runRoot(method, Roots.arguments(method));
    if (interpreter.isExhausted()) {
      exhausted.add(method.member().toString());
      return new TrustDecision.Check(anchors.of(method), Verdict.UNKNOWN, List.of());
    }
    Verdict verdict = PresentedChain.verdict(outcomes);
    if (interpreter.isWidened() && verdict == Verdict.UNKNOWN) {
      exhausted.add(method.member().toString());
    }
    List<Step> path =
        PresentedChain.shown(verdict, outcomes)
            .map(state -> Witness.of(state, method))
            .orElse(List.of());
    return new TrustDecision.Check(anchors.of(method), verdict, path);
  }
}

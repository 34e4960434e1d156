package dev.pinlint.facts;

import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Program;
import java.util.ArrayList;
import java.util.List;

/** Finds the code that decides about host names, and what it goes by. */
final class HostnameDecisionFinder {

  private final Program program;
  private final ValueLibrary library;
  private final Statics statics;
  private final DecisionSites sites;
  private final List<DecisionSites.Decision> decisions;
  private final Anchors anchors;
  private final List<IdentityComparison> comparisons = new ArrayList<>();

  HostnameDecisionFinder(
      Program program,
      Knowledge knowledge,
      ValueLibrary library,
      Statics statics,
      Anchors anchors) {
    this.program = program;
    this.library = library;
    this.statics = statics;
    this.anchors = anchors;
    this.sites = new DecisionSites(program, knowledge, anchors, Role.HOSTNAME_DECISION);
    this.decisions = sites.find();
  }

  /** The code that decides, by its declarations. */
  List<DecisionSites.Decision> sites() {
    return decisions;
  }

  List<HostnameDecision> find(WiringSites wiring, List<String> exhausted) {
    return decisions.stream()
        .map(
            decision ->
                new HostnameDecision(
                    decision.type(),
                    decision.code().stream().map(code -> check(code, exhausted)).toList(),
                    wiring.of(decision),
                    false))
        .toList();
  }

  /** The comparisons that were met while the decisions were looked for. */
  List<IdentityComparison> comparisons() {
    return comparisons;
  }

  private HostnameDecision.Check check(DecisionSites.Code code, List<String> exhausted) {
    if (code.reference().isPresent()) {
      boolean asks = sites.isDecision(code.reference().get());
      HostnameVerdict verdict = asks ? HostnameVerdict.DELEGATES : HostnameVerdict.UNKNOWN;
      return new HostnameDecision.Check(code.location(), verdict, List.of());
    }
    PresentedIdentity semantics = new PresentedIdentity(code.api());
    Interpreter interpreter = new Interpreter(program, library, statics, semantics);
    List<Outcome> outcomes =
        interpreter.runRoot(code.member(), code.body().orElseThrow(), code.arguments());
    if (interpreter.isExhausted()) {
      exhausted.add(code.member().toString());
      return new HostnameDecision.Check(code.location(), HostnameVerdict.UNKNOWN, List.of());
    }
    PresentedIdentity.Judged judged = semantics.judge(outcomes);
    comparisons.addAll(semantics.comparisons().found(judged.yes(), anchors, true));
    if (interpreter.isWidened() && judged.verdict() == HostnameVerdict.UNKNOWN) {
      exhausted.add(code.member().toString());
    }
    List<Step> path =
        judged.shown().map(state -> Witness.of(state, code.location())).orElse(List.of());
    return new HostnameDecision.Check(code.location(), judged.verdict(), path);
  }
}

package dev.pinlint.facts;

import dev.pinlint.facts.IdentityComparison.Part;
import dev.pinlint.facts.IdentityComparison.Position;
import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the code that decides about servers, and what it decides. */
final class TrustDecisionFinder {

  private final Program program;
  private final ValueLibrary library;
  private final Statics statics;
  private final DecisionSites sites;
  private final List<DecisionSites.Decision> decisions;
  private final RedundantInstallationFinder redundant;
  private final Anchors anchors;
  private final List<IdentityComparison> comparisons = new ArrayList<>();

  TrustDecisionFinder(
      Program program,
      Knowledge knowledge,
      ValueLibrary library,
      Statics statics,
      Anchors anchors) {
    this.program = program;
    this.library = library;
    this.statics = statics;
    this.sites = new DecisionSites(program, knowledge, anchors, Role.SERVER_TRUST_DECISION);
    this.decisions = sites.find();
    this.anchors = anchors;
    this.redundant = new RedundantInstallationFinder(program, knowledge, library, statics, anchors);
  }

  /** The code that decides, by its declarations. */
  List<DecisionSites.Decision> sites() {
    return decisions;
  }

  List<TrustDecision> find(CallGraph callGraph, WiringSites wiring, List<String> exhausted) {
    Map<TypeRef, List<RedundantInstallation>> installed = redundant.find(callGraph);
    return decisions.stream()
        .map(
            decision ->
                new TrustDecision(
                    decision.type(),
                    decision.code().get(0).api().isTrue("accepts"),
                    decision.code().stream().map(code -> check(code, exhausted)).toList(),
                    installed.getOrDefault(decision.type(), List.of()),
                    wiring.of(decision),
                    List.of()))
        .toList();
  }

  /** The comparisons that were met while the decisions were looked for. */
  List<IdentityComparison> comparisons() {
    return comparisons;
  }

  private TrustDecision.Check check(DecisionSites.Code code, List<String> exhausted) {
    if (code.reference().isPresent()) {
      boolean asks = sites.isDecision(code.reference().get());
      Verdict verdict = asks ? Verdict.VALIDATES : Verdict.UNKNOWN;
      return check(code.location(), verdict);
    }
    PresentedChain semantics = new PresentedChain(program, code.api());
    Interpreter interpreter = new Interpreter(program, library, statics, semantics);
    List<Outcome> outcomes =
        interpreter.runRoot(code.member(), code.body().orElseThrow(), code.arguments());
    if (interpreter.isExhausted()) {
      exhausted.add(code.member().toString());
      return check(code.location(), Verdict.UNKNOWN);
    }
    Exits exits = Exits.of(semantics.ends(outcomes, code.api()));
    List<IdentityComparison> compared =
        semantics.comparisons().found(exits.accepted(), anchors, false);
    comparisons.addAll(compared);
    Verdict verdict = exits.verdict();
    if (interpreter.isWidened() && verdict == Verdict.UNKNOWN) {
      exhausted.add(code.member().toString());
    }
    List<Step> path =
        exits.shown(verdict).map(state -> Witness.of(state, code.location())).orElse(List.of());
    return new TrustDecision.Check(
        code.location(),
        verdict,
        path,
        exits.shown(verdict).flatMap(semantics::guard),
        verdict == Verdict.UNKNOWN ? exits.unseen() : List.of(),
        verdict == Verdict.PIN_ONLY && areOfLeaf(compared));
  }

  /** Who has that key, or that certificate with its key, is the one server that is meant. */
  private static boolean areOfLeaf(List<IdentityComparison> compared) {
    List<IdentityComparison> required =
        compared.stream().filter(IdentityComparison::isRequired).toList();
    return !required.isEmpty()
        && required.stream()
            .allMatch(
                one ->
                    one.position() == Position.LEAF
                        && (one.part() == Part.CERTIFICATE || one.part() == Part.KEY));
  }

  /** A check of whose body nothing is known. */
  private static TrustDecision.Check check(Location location, Verdict verdict) {
    return new TrustDecision.Check(
        location, verdict, List.of(), Optional.empty(), List.of(), false);
  }
}

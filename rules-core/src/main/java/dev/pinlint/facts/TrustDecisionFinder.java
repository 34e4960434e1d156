package dev.pinlint.facts;

import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the code that decides about servers, and what it decides. */
final class TrustDecisionFinder {

  private final Program program;
  private final ValueLibrary library;
  private final Statics statics;
  private final DecisionSites sites;
  private final RedundantInstallationFinder redundant;
  private final Anchors anchors;
  private final GivenConstants given;
  private final CheckedDecisions<TrustDecision.Check> decided =
      new CheckedDecisions<>(
          check -> check.verdict() == Verdict.VALIDATES || check.verdict() == Verdict.REJECTS);
  private final List<IdentityComparison> comparisons = new ArrayList<>();

  TrustDecisionFinder(
      Program program,
      Knowledge knowledge,
      ValueLibrary library,
      Statics statics,
      Anchors anchors,
      GivenConstants given) {
    this.program = program;
    this.library = library;
    this.statics = statics;
    this.sites = new DecisionSites(program, knowledge, anchors, Role.SERVER_TRUST_DECISION);
    this.anchors = anchors;
    this.given = given;
    this.redundant = new RedundantInstallationFinder(program, knowledge, library, statics, anchors);
  }

  /**
   * Looks for decisions in the types.
   *
   * @return those that are worth following: some server may get past them that should not
   */
  List<DecisionSites.Decision> look(
      Collection<TypeModel> types, CallGraph callGraph, Set<String> exhausted) {
    redundant.look(types, callGraph);
    return decided.add(sites.find(types), code -> check(code, exhausted));
  }

  /** The code that decides, in all that was looked at. */
  List<DecisionSites.Decision> sites() {
    return decided.sites();
  }

  /** The decisions in all that was looked at, with what becomes of them. */
  List<TrustDecision> decisions(WiringFinder wiring) {
    Map<TypeRef, List<RedundantInstallation>> installed = redundant.installations();
    return decided.all().stream()
        .map(
            one ->
                new TrustDecision(
                    one.site().type(),
                    one.site().code().get(0).api().isTrue("accepts"),
                    one.checks(),
                    installed.getOrDefault(one.site().type(), List.of()),
                    wiring.of(one.site()),
                    List.of()))
        .toList();
  }

  /** The comparisons that were met while the decisions were looked for. */
  List<IdentityComparison> comparisons() {
    return comparisons;
  }

  private TrustDecision.Check check(DecisionSites.Code code, Set<String> exhausted) {
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
    comparisons.addAll(
        given.with(
            TypeRef.of(code.member().type()),
            semantics.comparisons().found(exits.accepted(), anchors, false)));
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
        verdict == Verdict.PIN_ONLY
            && exits.accepted().stream().allMatch(semantics.comparisons()::isOfLeaf));
  }

  /** A check of whose body nothing is known. */
  private static TrustDecision.Check check(Location location, Verdict verdict) {
    return new TrustDecision.Check(
        location, verdict, List.of(), Optional.empty(), List.of(), false);
  }
}

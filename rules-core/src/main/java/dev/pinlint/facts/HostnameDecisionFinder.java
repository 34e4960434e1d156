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
import java.util.Optional;
import java.util.Set;

/** Finds the code that decides about host names, and what it goes by. */
final class HostnameDecisionFinder {

  private final Program program;
  private final ValueLibrary library;
  private final Statics statics;
  private final DecisionSites sites;
  private final Anchors anchors;
  private final GivenConstants given;
  private final CheckedDecisions<HostnameDecision.Check> decided =
      new CheckedDecisions<>(
          check ->
              check.verdict() == HostnameVerdict.DELEGATES
                  || check.verdict() == HostnameVerdict.REJECTS);
  private final List<IdentityComparison> comparisons = new ArrayList<>();

  HostnameDecisionFinder(
      Program program,
      Knowledge knowledge,
      ValueLibrary library,
      Statics statics,
      Anchors anchors,
      GivenConstants given) {
    this.program = program;
    this.library = library;
    this.statics = statics;
    this.anchors = anchors;
    this.given = given;
    this.sites = new DecisionSites(program, knowledge, anchors, Role.HOSTNAME_DECISION);
  }

  /**
   * Looks for decisions in the types.
   *
   * @return those that are worth following: some server may get past them that should not
   */
  List<DecisionSites.Decision> look(Collection<TypeModel> types, Set<String> exhausted) {
    return decided.add(sites.find(types), code -> check(code, exhausted));
  }

  /** The code that decides, in all that was looked at. */
  List<DecisionSites.Decision> sites() {
    return decided.sites();
  }

  /** The decisions in all that was looked at, with what becomes of them. */
  List<HostnameDecision> decisions(WiringFinder wiring) {
    return decided.all().stream()
        .map(
            one ->
                new HostnameDecision(one.site().type(), one.checks(), wiring.of(one.site()), false))
        .toList();
  }

  /** The comparisons that were met while the decisions were looked for. */
  List<IdentityComparison> comparisons() {
    return comparisons;
  }

  private HostnameDecision.Check check(DecisionSites.Code code, Set<String> exhausted) {
    if (code.reference().isPresent()) {
      boolean asks = sites.isDecision(code.reference().get());
      HostnameVerdict verdict = asks ? HostnameVerdict.DELEGATES : HostnameVerdict.UNKNOWN;
      return check(code.location(), verdict);
    }
    PresentedIdentity semantics = new PresentedIdentity(program, code.api());
    Interpreter interpreter = new Interpreter(program, library, statics, semantics);
    List<Outcome> outcomes =
        interpreter.runRoot(code.member(), code.body().orElseThrow(), code.arguments());
    if (interpreter.isExhausted()) {
      exhausted.add(code.member().toString());
      return check(code.location(), HostnameVerdict.UNKNOWN);
    }
    PresentedIdentity.Judged judged = semantics.judge(outcomes);
    comparisons.addAll(
        given.with(
            TypeRef.of(code.member().type()),
            semantics.comparisons().found(judged.yes(), anchors, true)));
    if (interpreter.isWidened() && judged.verdict() == HostnameVerdict.UNKNOWN) {
      exhausted.add(code.member().toString());
    }
    List<Step> path =
        judged.shown().map(state -> Witness.of(state, code.location())).orElse(List.of());
    return new HostnameDecision.Check(code.location(), judged.verdict(), path, judged.guard());
  }

  /** A check of whose body nothing is known. */
  private static HostnameDecision.Check check(Location location, HostnameVerdict verdict) {
    return new HostnameDecision.Check(location, verdict, List.of(), Optional.empty());
  }
}

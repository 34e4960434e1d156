package dev.pinlint.facts;

import dev.pinlint.flow.Statics;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the facts of a program. */
public final class FactFinder {

  private FactFinder() {}

  /**
   * The facts of the program, in an order that depends on nothing but the program.
   *
   * @param versions the versions of libraries that the program is known to use
   */
  public static Facts find(Program program, Knowledge knowledge, LibraryVersions versions) {
    ValueLibrary library = new ValueLibrary(program, knowledge);
    Statics statics = new Statics(program, library);
    Anchors anchors = new Anchors(program);
    Exposures.ask(program, knowledge.owners(Role.OF_FACTS));
    CallGraph callGraph = new CallGraph(program);
    List<String> exhausted = new ArrayList<>();
    PinSetFinder pins =
        new PinSetFinder(program, knowledge, versions, library, statics, anchors, callGraph);
    List<PinSet> pinSets = pins.find(exhausted);
    TrustDecisionFinder servers =
        new TrustDecisionFinder(program, knowledge, library, statics, anchors);
    HostnameDecisionFinder names =
        new HostnameDecisionFinder(program, knowledge, library, statics, anchors);
    List<TrustDecision> trustDecisions = servers.find(callGraph, exhausted);
    List<HostnameDecision> hostnameDecisions = names.find(exhausted);
    List<IdentityComparison> comparisons =
        Stream.concat(servers.comparisons().stream(), names.comparisons().stream()).toList();
    return new Facts(
        pins.sites(),
        pinSets,
        new TrustAnchorFinder(program, knowledge, library, statics, anchors)
            .find(callGraph, exhausted),
        trustDecisions,
        hostnameDecisions,
        new TrustOverrideFinder(program, knowledge, versions, library, statics, anchors)
            .find(callGraph, exhausted),
        comparisons,
        List.of(),
        new TlsErrorDecisionFinder(program, knowledge, library, statics, anchors).find(exhausted),
        new PinningHeaderFinder(program, knowledge, library, statics, anchors)
            .find(callGraph, exhausted),
        new UninstalledPinnerFinder(program, knowledge, anchors).find(callGraph),
        pins.installations(),
        List.of(),
        exhausted);
  }
}

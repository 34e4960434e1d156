package dev.pinlint.facts;

import dev.pinlint.flow.Statics;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the facts of a program, and of what is added to it while they are looked for: code that is
 * there from the start is looked at first, then whatever was added on its behalf, and so on. A
 * question is answered with all that could answer it, so nothing that was found is ever taken back.
 */
public final class FactFinder {

  private final Program program;
  private final Set<String> exposed;
  private final CallGraph callGraph;
  private final PinSetFinder pins;
  private final TrustDecisionFinder servers;
  private final HostnameDecisionFinder names;
  private final WiringFinder wiring;
  private final TrustAnchorFinder trustAnchors;
  private final TrustOverrideFinder overrides;
  private final LeftDefaultFinder leftDefaults;
  private final TlsErrorDecisionFinder tlsErrors;
  private final PinningHeaderFinder headers;
  private final UninstalledPinnerFinder uninstalled;
  private final UnidentifiedConnectionFinder unidentified;
  private final Set<String> exhausted = new TreeSet<>();

  private FactFinder(Program program, Knowledge knowledge, LibraryVersions versions) {
    this.program = program;
    exposed = knowledge.silentOwners();
    ValueLibrary library = new ValueLibrary(program, knowledge);
    Statics statics = new Statics(program, library);
    Anchors anchors = new Anchors(program);
    callGraph = new CallGraph(program);
    pins = new PinSetFinder(program, knowledge, versions, library, statics, anchors, callGraph);
    servers = new TrustDecisionFinder(program, knowledge, library, statics, anchors);
    names = new HostnameDecisionFinder(program, knowledge, library, statics, anchors);
    wiring = new WiringFinder(program, knowledge, versions, library, statics, anchors, callGraph);
    trustAnchors = new TrustAnchorFinder(program, knowledge, library, statics, anchors);
    overrides = new TrustOverrideFinder(program, knowledge, versions, library, statics, anchors);
    leftDefaults = new LeftDefaultFinder(program, knowledge, versions, library, statics, anchors);
    tlsErrors = new TlsErrorDecisionFinder(program, knowledge, library, statics, anchors);
    headers = new PinningHeaderFinder(program, knowledge, library, statics, anchors);
    unidentified = new UnidentifiedConnectionFinder(program, knowledge, library, statics, anchors);
    uninstalled = new UninstalledPinnerFinder(program, knowledge, anchors);
  }

  /**
   * The facts of the program, in an order that depends on nothing but the program.
   *
   * @param versions the versions of libraries that the program is known to use
   */
  public static Facts find(Program program, Knowledge knowledge, LibraryVersions versions) {
    return new FactFinder(program, knowledge, versions).find();
  }

  private Facts find() {
    Collection<TypeModel> types = program.types();
    int seen = program.added().size();
    while (!types.isEmpty()) {
      look(types);
      types = List.copyOf(program.added().subList(seen, program.added().size()));
      seen += types.size();
    }
    PinnedServers decisions =
        new PinnedServers(servers.decisions(wiring), names.decisions(wiring))
            .joined(servers.sites(), names.sites(), wiring.sites());
    return new Facts(
        pins.sites(),
        pins.pinSets(),
        trustAnchors.sites(),
        decisions.servers(),
        decisions.names(),
        Stream.concat(overrides.overrides().stream(), leftDefaults.overrides().stream()).toList(),
        Stream.concat(servers.comparisons().stream(), names.comparisons().stream()).toList(),
        List.of(),
        tlsErrors.decisions(),
        wiring.sites().replacements(),
        headers.headers(),
        uninstalled.pinners(),
        pins.installations(),
        List.of(),
        List.of(),
        List.of(),
        unidentified.connections(),
        List.copyOf(exhausted));
  }

  private void look(Collection<TypeModel> types) {
    Exposures.ask(program, types, exposed);
    pins.look(types, exhausted);
    List<DecisionSites.Decision> weak = new ArrayList<>(servers.look(types, callGraph, exhausted));
    weak.addAll(names.look(types, exhausted));
    wiring.look(types, weak);
    trustAnchors.look(types, callGraph, exhausted);
    overrides.look(types, callGraph, exhausted);
    leftDefaults.look(types, callGraph, exhausted);
    tlsErrors.look(types, exhausted);
    headers.look(types, callGraph, exhausted);
    unidentified.look(types, callGraph, exhausted);
    uninstalled.look(types, callGraph);
  }
}

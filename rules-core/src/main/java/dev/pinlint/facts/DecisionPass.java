package dev.pinlint.facts;

import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds pins, the code that decides about servers and host names, and what becomes of both. */
final class DecisionPass extends Pass {

  final PinSetFinder pins;
  final TrustDecisionFinder servers;
  final HostnameDecisionFinder names;
  final ConnectedPeerFinder peers;
  final WiringFinder wiring;
  final UninstalledPinnerFinder uninstalled;

  DecisionPass(Program program, Knowledge knowledge, LibraryVersions versions) {
    super(program, knowledge);
    pins = new PinSetFinder(program, knowledge, versions, library, statics, anchors, callGraph);
    GivenConstants given = new GivenConstants(program, library, statics, anchors, callGraph);
    servers = new TrustDecisionFinder(program, knowledge, library, statics, anchors, given);
    names = new HostnameDecisionFinder(program, knowledge, library, statics, anchors, given);
    peers = new ConnectedPeerFinder(program, knowledge, library, statics, anchors, given);
    wiring = new WiringFinder(program, knowledge, versions, library, statics, anchors, callGraph);
    uninstalled = new UninstalledPinnerFinder(program, knowledge, anchors);
  }

  @Override
  void look(Collection<TypeModel> types) {
    pins.look(types, exhausted);
    List<DecisionSites.Decision> weak = new ArrayList<>(servers.look(types, callGraph, exhausted));
    weak.addAll(names.look(types, exhausted));
    peers.look(types, callGraph, exhausted);
    wiring.look(types, weak);
    uninstalled.look(types, callGraph);
  }

  /** What is compared on the way to a decision, or once a connection is there. */
  List<IdentityComparison> comparisons() {
    List<IdentityComparison> all = new ArrayList<>(servers.comparisons());
    all.addAll(names.comparisons());
    Set<Location> decided =
        all.stream().map(IdentityComparison::location).collect(Collectors.toSet());
    peers.comparisons().stream()
        .filter(comparison -> !decided.contains(comparison.location()))
        .forEach(all::add);
    return all;
  }

  /** What decides about servers and host names, seen together. */
  PinnedServers decisions() {
    return new PinnedServers(servers.decisions(wiring), names.decisions(wiring))
        .joined(servers.sites(), names.sites(), wiring.sites());
  }
}

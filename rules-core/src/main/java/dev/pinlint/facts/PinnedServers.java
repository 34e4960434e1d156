package dev.pinlint.facts;

import dev.pinlint.facts.DecisionSites.Decision;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts together server checks that accept one server only and the host name verifiers that stand
 * back for them: whoever has the one key that is accepted is the server, whatever it is called.
 *
 * @param servers what decides about servers
 * @param names what decides about host names
 */
record PinnedServers(List<TrustDecision> servers, List<HostnameDecision> names) {

  /**
   * The same decisions, put together.
   *
   * @param serverSites the declarations of the server checks, in the same order
   * @param nameSites the declarations of the verifiers, in the same order
   */
  PinnedServers joined(List<Decision> serverSites, List<Decision> nameSites, WiringSites wiring) {
    List<TrustDecision> joinedServers = new ArrayList<>(servers);
    List<HostnameDecision> joinedNames = new ArrayList<>(names);
    for (int server = 0; server < servers.size(); server++) {
      List<Step> standingBack = new ArrayList<>();
      for (int name = 0; servers.get(server).isPinOfLeaf() && name < names.size(); name++) {
        HostnameDecision verifier = names.get(name);
        if (isWeak(verifier.gravest().verdict())
            && wiring.isOnlyBeside(nameSites.get(name), serverSites.get(server))) {
          joinedNames.set(name, verifier.besidePin());
          standingBack.add(step(verifier.gravest().location()));
        }
      }
      joinedServers.set(server, servers.get(server).with(standingBack));
    }
    return new PinnedServers(joinedServers, joinedNames);
  }

  private static boolean isWeak(HostnameVerdict verdict) {
    return switch (verdict) {
      case ACCEPTS_ALL, SOME_WAYS, SOME_NAMES -> true;
      default -> false;
    };
  }

  private static Step step(Location location) {
    return new Step(
        location.anchor().member(),
        location.siteId(),
        location.file(),
        location.line(),
        "this verifier does not look at the name, which the pin makes up for");
  }
}

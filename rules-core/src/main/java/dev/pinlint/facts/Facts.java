package dev.pinlint.facts;

import java.util.List;

/**
 * All that was found in a program.
 *
 * @param pinSets what pin sets hold, one entry a path on which one is made
 * @param trustDecisions the code that decides about servers
 * @param hostnameDecisions the code that decides about host names
 * @param exhausted members whose analysis hit its bound, so that something may be missing
 */
public record Facts(
    List<PinSet> pinSets,
    List<TrustDecision> trustDecisions,
    List<HostnameDecision> hostnameDecisions,
    List<String> exhausted) {

  public Facts {
    pinSets = List.copyOf(pinSets);
    trustDecisions = List.copyOf(trustDecisions);
    hostnameDecisions = List.copyOf(hostnameDecisions);
    exhausted = List.copyOf(exhausted);
  }
}

package dev.pinlint.facts;

import java.util.List;

/**
 * All that was found in a program.
 *
 * @param pinSites the calls that hand pins to a library
 * @param pinSets what pin sets hold, one entry a path on which one is made
 * @param trustDecisions the types that decide about servers
 * @param trustOverrides where checks of libraries are switched off
 * @param exhausted members whose analysis hit its bound, so that something may be missing
 */
public record Facts(
    List<PinSite> pinSites,
    List<PinSet> pinSets,
    List<TrustDecision> trustDecisions,
    List<LibraryTrustOverride> trustOverrides,
    List<String> exhausted) {

  public Facts {
    pinSites = List.copyOf(pinSites);
    pinSets = List.copyOf(pinSets);
    trustDecisions = List.copyOf(trustDecisions);
    trustOverrides = List.copyOf(trustOverrides);
    exhausted = List.copyOf(exhausted);
  }
}

package dev.pinlint.facts;

import java.util.List;

/**
 * All that was found in a program.
 *
 * @param pinSites the calls that hand pins to a library
 * @param pinSets what pin sets hold, one entry a path on which one is made
 * @param trustAnchors the calls that hand over certificates of the program as trust anchors
 * @param trustDecisions the code that decides about servers
 * @param hostnameDecisions the code that decides about host names
 * @param trustOverrides where checks of libraries are switched off
 * @param comparisons where such code compares what a server presents with something else
 * @param policies what configuration decides about connections
 * @param tlsErrorDecisions the code that is asked what to do after a server was refused
 * @param replacements where the process is given something else to decide by
 * @param pinningHeaders where servers are made to send pins to browsers
 * @param uninstalledPinners pins that no connection is compared with
 * @param pinInstallations where clients are made to go by pins that are in the code
 * @param pinDisagreements hosts that code and configuration pin differently: a fact of the project
 * @param documentedPins what is written beside pins: a fact of hosts that have the text
 * @param useless suppressions that do nothing
 * @param unidentified connections whose other end nobody makes sure of
 * @param exhausted members whose analysis hit its bound, so that something may be missing
 */
public record Facts(
    List<PinSite> pinSites,
    List<PinSet> pinSets,
    List<TrustAnchorSite> trustAnchors,
    List<TrustDecision> trustDecisions,
    List<HostnameDecision> hostnameDecisions,
    List<LibraryTrustOverride> trustOverrides,
    List<IdentityComparison> comparisons,
    List<ConnectionPolicy> policies,
    List<TlsErrorDecision> tlsErrorDecisions,
    List<DefaultReplacement> replacements,
    List<PinningHeader> pinningHeaders,
    List<UninstalledPinner> uninstalledPinners,
    List<PinInstallation> pinInstallations,
    List<PinDisagreement> pinDisagreements,
    List<DocumentedPin> documentedPins,
    List<UselessSuppression> useless,
    List<UnidentifiedConnection> unidentified,
    List<String> exhausted) {

  /** Nothing was found. */
  public static final Facts NONE =
      ofConfiguration(List.of(), List.of(), List.of(), List.of(), List.of());

  /** The facts of a configuration, which has no code. */
  public static Facts ofConfiguration(
      List<PinSite> pinSites,
      List<PinSet> pinSets,
      List<TrustAnchorSite> trustAnchors,
      List<LibraryTrustOverride> trustOverrides,
      List<ConnectionPolicy> policies) {
    return new Facts(
        pinSites,
        pinSets,
        trustAnchors,
        List.of(),
        List.of(),
        trustOverrides,
        List.of(),
        policies,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The facts of a configuration that sends pins to browsers, and says nothing else. */
  public static Facts ofHeaders(List<PinningHeader> headers) {
    return NONE.with(headers, List.of(), List.of(), List.of());
  }

  /** The facts of a project as a whole. */
  public static Facts ofProject(List<PinDisagreement> disagreements) {
    return NONE.with(List.of(), disagreements, List.of(), List.of());
  }

  /** What is written beside pins. */
  public static Facts ofDocumentation(List<DocumentedPin> documented) {
    return NONE.with(List.of(), List.of(), documented, List.of());
  }

  /** These facts, and suppressions that do nothing. */
  public Facts with(List<UselessSuppression> suppressions) {
    return with(pinningHeaders, pinDisagreements, documentedPins, suppressions);
  }

  private Facts with(
      List<PinningHeader> headers,
      List<PinDisagreement> disagreements,
      List<DocumentedPin> documented,
      List<UselessSuppression> suppressions) {
    return new Facts(
        pinSites,
        pinSets,
        trustAnchors,
        trustDecisions,
        hostnameDecisions,
        trustOverrides,
        comparisons,
        policies,
        tlsErrorDecisions,
        replacements,
        headers,
        uninstalledPinners,
        pinInstallations,
        disagreements,
        documented,
        suppressions,
        unidentified,
        exhausted);
  }

  public Facts {
    pinSites = List.copyOf(pinSites);
    pinSets = List.copyOf(pinSets);
    trustAnchors = List.copyOf(trustAnchors);
    trustDecisions = List.copyOf(trustDecisions);
    hostnameDecisions = List.copyOf(hostnameDecisions);
    trustOverrides = List.copyOf(trustOverrides);
    comparisons = List.copyOf(comparisons);
    policies = List.copyOf(policies);
    tlsErrorDecisions = List.copyOf(tlsErrorDecisions);
    replacements = List.copyOf(replacements);
    pinningHeaders = List.copyOf(pinningHeaders);
    uninstalledPinners = List.copyOf(uninstalledPinners);
    pinInstallations = List.copyOf(pinInstallations);
    pinDisagreements = List.copyOf(pinDisagreements);
    documentedPins = List.copyOf(documentedPins);
    useless = List.copyOf(useless);
    unidentified = List.copyOf(unidentified);
    exhausted = List.copyOf(exhausted);
  }
}

package dev.pinlint.facts;

import java.util.List;

/**
 * A call that hands over certificates of the program as trust anchors.
 *
 * @param location the call, in the outermost analysed frame in which the certificates are no
 *     parameters any more
 * @param api what receives them
 * @param certificates what may be handed over, in a fixed order
 * @param locked key stores whose certificates are handed over too, and could not be opened
 * @param effect what becomes of the platform's own anchors
 * @param related the call that receives them, if that is another one
 */
public record TrustAnchorSite(
    Location location,
    String api,
    List<EmbeddedCertificate> certificates,
    List<String> locked,
    Effect effect,
    List<Step> related) {

  /** What becomes of the platform's own anchors. */
  public enum Effect {
    /** Nobody but the certificates is trusted where they take effect. */
    REPLACES,
    /** The certificates are trusted beside the platform's anchors. */
    ADDS,
    /** It is not seen that they take effect, or what else does. */
    UNKNOWN
  }

  public TrustAnchorSite {
    certificates = List.copyOf(certificates);
    locked = List.copyOf(locked);
    related = List.copyOf(related);
  }

  /** Whether nobody is trusted but those who have some of the certificates. */
  public boolean trustsOnly(List<EmbeddedCertificate> some) {
    return effect == Effect.REPLACES && locked.isEmpty() && some.size() == certificates.size();
  }
}

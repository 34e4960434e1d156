package dev.pinlint.facts;

/**
 * Pins that no connection is compared with, although the code says so.
 *
 * @param location what makes them, or hands them over
 * @param fate what becomes of them
 */
public record UninstalledPinner(Location location, Fate fate) {

  /** What becomes of pins. */
  public enum Fate {
    /** The pin set is made, and nobody gets it. */
    DROPPED,
    /** The client that has them is made, and nobody gets it. */
    CLIENT_DROPPED,
    /** Another pin set takes their place in the same client. */
    REPLACED,
    /** A client is derived that has none. */
    TAKEN_AWAY
  }
}

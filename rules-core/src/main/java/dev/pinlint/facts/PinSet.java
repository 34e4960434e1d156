package dev.pinlint.facts;

import java.util.List;

/**
 * The pins that an object holds at the moment when a pin set is made of it, on one path.
 *
 * @param hosts what each host pattern ends up with, in the order in which they were added
 */
public record PinSet(List<HostPins> hosts) {

  /**
   * The pins that apply to the hosts of one pattern.
   *
   * @param pattern the pattern, or the name of the symbol that it is
   * @param pins the different pins of all patterns that cover this one, in a fixed order; those
   *     that can never match only if there are no others
   * @param isComplete whether these are certainly all
   * @param lastSite where the last pin was added under this very pattern
   * @param surplus what of that call makes no difference, on any path
   */
  public record HostPins(
      String pattern, List<String> pins, boolean isComplete, Location lastSite, Surplus surplus) {
    public HostPins {
      pins = List.copyOf(pins);
    }

    HostPins withSurplus(Surplus known) {
      return new HostPins(pattern, pins, isComplete, lastSite, known);
    }
  }

  /** What of a call makes no difference, since it is there already. */
  public enum Surplus {
    /** As far as is known, nothing. */
    NONE,
    /** An argument: the same text stands before it. */
    ARGUMENT,
    /** All of it: its pins were added before, for the same host. */
    CALL
  }

  public PinSet {
    hosts = List.copyOf(hosts);
  }
}

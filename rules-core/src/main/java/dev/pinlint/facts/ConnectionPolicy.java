package dev.pinlint.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a configuration decides about connections to some hosts, with all that it takes over from
 * what is around it.
 *
 * @param location where it stands
 * @param hosts the hosts, as the platform compares them; empty if it is for all of which nothing
 *     else is said
 * @param withSubdomains those of the hosts whose subdomains are meant as well
 * @param pins when its pins are in force, if it has any
 * @param anchors whose certificates may be at the end of a chain, as far as it says so
 * @param cleartext where it allows connections without TLS, if it says so
 */
public record ConnectionPolicy(
    Location location,
    List<String> hosts,
    List<String> withSubdomains,
    Optional<Enforcement> pins,
    List<Anchors> anchors,
    Optional<Location> cleartext) {

  /**
   * When pins are in force.
   *
   * @param location the pin set
   * @param end the day at whose start, by the clock of the device, they stop being enforced
   * @param reportOnly what says that a connection without a matching pin is reported only, if
   *     anything does
   */
  public record Enforcement(
      Location location, Optional<LocalDate> end, Optional<Location> reportOnly) {

    /** The last day on which they are in force. */
    public LocalDate lastDay() {
      return end.map(day -> day.minusDays(1)).orElse(LocalDate.MAX);
    }

    /** The end, for a message. */
    public String endText() {
      return end.map(LocalDate::toString).orElse("");
    }
  }

  /** Where trust anchors come from. */
  public enum Source {
    /** The platform brings them. */
    PLATFORM,
    /** The user of the device, or who has it in hand, has installed them. */
    USER,
    /** They come with the program. */
    OWN
  }

  /**
   * Some trust anchors.
   *
   * @param location where they are named
   * @param source where they come from
   * @param overridesPins whether a chain that ends in one of them needs no pin
   */
  public record Anchors(Location location, Source source, boolean overridesPins) {}

  /** The pins, if they have an end. */
  public List<Enforcement> datedPins() {
    return pins.filter(set -> set.end().isPresent()).stream().toList();
  }

  public ConnectionPolicy {
    hosts = List.copyOf(hosts);
    withSubdomains = List.copyOf(withSubdomains);
    anchors = List.copyOf(anchors);
  }
}

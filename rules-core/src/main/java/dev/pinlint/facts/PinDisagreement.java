package dev.pinlint.facts;

import java.util.List;

/**
 * Code and configuration that pin one host to different keys.
 *
 * @param location where the code does
 * @param host the host
 * @param pins the pins of the code
 * @param others the pins of the configuration
 * @param other where those are
 */
public record PinDisagreement(
    Location location, String host, List<String> pins, List<String> others, Step other) {

  public PinDisagreement {
    pins = List.copyOf(pins);
    others = List.copyOf(others);
  }
}

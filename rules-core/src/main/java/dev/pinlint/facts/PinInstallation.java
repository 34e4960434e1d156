package dev.pinlint.facts;

import java.util.List;
import java.util.Optional;

/**
 * A call that makes a client go by a pin set whose pins are all in the code.
 *
 * @param location the call
 * @param pins the pins
 * @param isOnEveryPath whether no way through the method around it, as far as it returns, leaves it
 *     out; nor any of the methods that call that one
 * @param killSwitch for people: what leaves it out, if that can be set without a new release
 */
public record PinInstallation(
    Location location, List<String> pins, boolean isOnEveryPath, Optional<String> killSwitch) {
  public PinInstallation {
    pins = List.copyOf(pins);
  }
}

package dev.pinlint.facts;

import java.util.List;

/**
 * A call that makes a client go by a pin set whose pins are all in the code.
 *
 * @param location the call
 * @param pins the pins
 * @param isOnEveryPath whether no way through the method around it, as far as it returns, leaves it
 *     out; nor any of the methods that call that one
 */
public record PinInstallation(Location location, List<String> pins, boolean isOnEveryPath) {
  public PinInstallation {
    pins = List.copyOf(pins);
  }
}

package dev.pinlint.cli.inventory;

import java.util.List;
import java.util.Optional;

/**
 * One way in which a host can end up pinned.
 *
 * @param number which object or file holds the pins, within the repository: the sets of one number
 *     are in force together
 * @param pins the different pins, those of wider patterns of the same number included
 * @param isComplete whether these are certainly all
 * @param fate what a library makes of the host pattern if it does not simply match: {@code never},
 *     {@code refused} …
 * @param place where the last pin is added
 */
public record PinSet(
    int number, List<Pin> pins, boolean isComplete, Optional<String> fate, Place place) {

  public PinSet {
    pins = List.copyOf(pins);
  }

  /** How many different pins may match. */
  public int distinctCount() {
    return Math.toIntExact(
        pins.stream().filter(Pin::canMatch).map(Pin::identity).distinct().count());
  }
}

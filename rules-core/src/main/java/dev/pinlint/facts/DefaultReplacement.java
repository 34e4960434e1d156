package dev.pinlint.facts;

import java.util.List;
import java.util.Optional;

/**
 * A call by which the whole process decides otherwise than the platform would.
 *
 * @param location the call
 * @param api the call, as {@code SSLContext.setDefault}
 * @param isOwn whether it is shown to be given something of the program's own, and not just
 *     something that is not seen
 * @param guard what decides whether the code gets there, where that is known
 * @param related where it is called, if that is not the location
 */
public record DefaultReplacement(
    Location location, String api, boolean isOwn, Optional<Guard> guard, List<Step> related) {

  public DefaultReplacement {
    related = List.copyOf(related);
  }
}

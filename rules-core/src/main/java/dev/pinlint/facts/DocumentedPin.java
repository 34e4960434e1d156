package dev.pinlint.facts;

import java.util.List;

/**
 * A place where something is pinned, and what is written beside it of who looks after it and why. A
 * fact of hosts that are given the text: in class files there are no comments.
 *
 * @param location the place
 * @param host the host that it is for; empty if none is named
 * @param pins what is pinned, as far as it is in the program
 * @param notes what is written there
 */
public record DocumentedPin(Location location, String host, List<String> pins, WrittenNotes notes) {
  public DocumentedPin {
    pins = List.copyOf(pins);
  }
}

package dev.pinlint.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stops of one path, the last one first. Paths that differ in their trails alone are one: the
 * first one's trail is kept.
 */
record Trail(@Nullable Trail before, Stop last) {

  /** More stops than this nobody reads; a loop would go on for ever. */
  private static final int MAX_STOPS = 100;

  static Trail plus(@Nullable Trail before, Stop stop) {
    return new Trail(before, stop);
  }

  /** The stops in the order in which they were made, the earliest ones if there are many. */
  static List<Stop> stops(@Nullable Trail trail) {
    List<Stop> stops = new ArrayList<>();
    for (Trail at = trail; at != null; at = at.before) {
      stops.add(at.last);
    }
    Collections.reverse(stops);
    return List.copyOf(stops.subList(0, Math.min(stops.size(), MAX_STOPS)));
  }
}

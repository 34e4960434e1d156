package dev.pinlint.facts;

import dev.pinlint.facts.LibraryTrustOverride.Certainty;
import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.knowledge.TrustCheck;
import java.util.List;
import java.util.stream.Stream;

/**
 * What objects go through whose libraries leave a check off by default, from their making to the
 * end of the path. What others get hold of may go through more, which is not seen.
 */
sealed interface InsecureDefaults extends CallSemantics permits LeftDefaults, LeftSettings {

  /**
   * A call that uses an object with a check that is off by default.
   *
   * @param name of what is used, for people
   * @param off the check
   * @param certainty how it is left off
   * @param versions of the library in which it is; empty if it is in what the program uses
   * @param cure what would have switched it on
   */
  record Use(
      Place place,
      String name,
      List<TrustCheck> off,
      Certainty certainty,
      String versions,
      String cure) {
    public Use {
      off = List.copyOf(off);
    }
  }

  /**
   * What became of such a call on one path.
   *
   * @param isReturned whether the object was handed to the caller
   * @param mayBeOn whether the check was switched on, or may have been by code that is not seen
   */
  record Fate(Use use, boolean isReturned, boolean mayBeOn) {}

  /** What became of the calls on the path that ends so. */
  List<Fate> fates(Outcome.Returned end);

  /** All such calls that were seen. */
  Stream<Use> uses();

  /** Whether a call was seen that uses an object of the caller's. */
  default boolean isHelper() {
    return false;
  }
}

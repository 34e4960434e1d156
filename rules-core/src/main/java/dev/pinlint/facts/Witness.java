package dev.pinlint.facts;

import dev.pinlint.flow.State;
import dev.pinlint.flow.Stop;
import dev.pinlint.flow.Stop.Passed;
import dev.pinlint.model.Site;
import java.util.List;
import java.util.Optional;

/** Tells people how a path gets to where it ends. */
final class Witness {

  private Witness() {}

  /** The steps of the path of a state, from the start of what is at the location to its end. */
  static List<Step> of(State end, Location from) {
    return end.trail().stream().map(stop -> step(stop, from)).toList();
  }

  /** A stop without a place of its own is shown there. */
  private static Step step(Stop stop, Location from) {
    Optional<Site> place = stop.site().filter(at -> at.block().isEmpty());
    Site site = place.orElseGet(() -> new Site(-1, from.file(), from.line()));
    return Step.at(stop.member(), site, text(stop.passed()));
  }

  private static String text(Passed passed) {
    if (passed instanceof Passed.Called called) {
      String owner = called.method().owner().simpleName();
      return "calls " + (owner.isEmpty() ? "" : owner + ".") + called.method().name();
    } else if (passed instanceof Passed.Caught caught) {
      return "an exception is caught"
          + caught.type().map(type -> " as " + type.simpleName()).orElse("");
    } else if (passed instanceof Passed.Noted noted) {
      return noted.text();
    }
    Passed.Decided decided = (Passed.Decided) passed;
    return ConditionText.of(decided.condition(), decided.truth());
  }
}

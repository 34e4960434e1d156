package dev.pinlint.facts;

import dev.pinlint.model.Suppression;
import java.util.List;

/**
 * A suppression that does nothing, or nothing any more. Only of our own kind: what another tool's
 * annotation is for nobody can say.
 *
 * @param location the declaration that it is on; of a type or a field, what initialises that
 * @param suppression the suppression
 * @param reason why it does nothing
 */
public record UselessSuppression(Location location, Suppression suppression, Reason reason) {

  /** The names that it suppresses, as they are written. */
  public List<String> names() {
    return suppression.names();
  }

  /** What it is on, for people. */
  public String declaration() {
    return suppression.declaration();
  }

  /** Its last day, as it is written; empty if it has none. */
  public String until() {
    return suppression.until();
  }

  /** Why a suppression does nothing. */
  public enum Reason {
    /** Its last day has passed. */
    ENDED,
    /** What is written as its last day is no date. */
    NO_DATE,
    /** None of the names is that of a rule. */
    NO_RULE,
    /** There is nothing that it could suppress, as far as the whole program was seen. */
    UNUSED
  }
}

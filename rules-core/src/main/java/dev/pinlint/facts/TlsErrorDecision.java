package dev.pinlint.facts;

import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * Code of the analysed set that is asked what to do after the platform has refused a server.
 *
 * @param type the type that has it
 * @param location the method
 * @param verdict what it does
 * @param path how it gets to where it goes on, in order
 * @param guard what decides whether it goes on, where that is known
 */
public record TlsErrorDecision(
    TypeRef type, Location location, Verdict verdict, List<Step> path, Optional<Guard> guard) {

  /** What such code does. */
  public enum Verdict {
    /** It goes on with the server, whatever was wrong. */
    PROCEEDS,
    /** Something that has nothing to do with what was wrong decides: a flag, a setting. */
    PROCEEDS_UNDER_GUARD,
    /** It goes by what was wrong, or by what the server has presented. */
    OWN_CHECK,
    /** A person is asked. */
    ASKS_USER,
    /** Code that is not seen has a say: another callback. */
    UNKNOWN,
    /** It never goes on. */
    REJECTS
  }

  public TlsErrorDecision {
    path = List.copyOf(path);
  }

  /** What decides whether it goes on, for people. */
  public String by() {
    return guard.map(Guard::toString).orElse("a flag or a setting");
  }
}

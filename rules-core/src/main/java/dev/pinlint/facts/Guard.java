package dev.pinlint.facts;

import java.util.Arrays;
import java.util.Optional;

/**
 * What stands between a weakness and whoever would use it: the nearest condition that has nothing
 * to do with the server, and what feeds that.
 *
 * @param source what feeds it
 * @param name which one: a field's name, a property's
 */
public record Guard(Source source, String name) {

  /** What can feed a condition. */
  public enum Source {
    /** A field. */
    FIELD("field "),
    /** A system property. */
    SYSTEM_PROPERTY("system property "),
    /** A variable of the environment. */
    ENVIRONMENT("environment variable ");

    private final String prefix;

    Source(String prefix) {
      this.prefix = prefix;
    }
  }

  /** What the name of a symbol tells. */
  static Optional<Guard> of(String symbol) {
    Optional<Guard> named =
        Arrays.stream(Source.values())
            .filter(source -> symbol.startsWith(source.prefix))
            .map(source -> new Guard(source, symbol.substring(source.prefix.length())))
            .findFirst();
    boolean isFinalField = symbol.startsWith(Roots.THIS + ".");
    return isFinalField
        ? Optional.of(new Guard(Source.FIELD, symbol.substring(Roots.THIS.length() + 1)))
        : named;
  }

  /** Whether the symbol is something that is set outside of the program. */
  static boolean isSetting(String symbol) {
    return of(symbol).filter(guard -> guard.source() != Source.FIELD).isPresent();
  }

  /** For people: a phrase with its article. */
  @Override
  public String toString() {
    return "the " + source.prefix + name;
  }
}

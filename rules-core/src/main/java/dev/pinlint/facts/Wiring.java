package dev.pinlint.facts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of code that decides: where an object of it is made, and where that is put into
 * effect. It is known of what was analysed; a host that sees less of a program knows less.
 *
 * @param isMade whether an object of it is made anywhere
 * @param uses the places, those that reach furthest first
 */
public record Wiring(boolean isMade, List<Use> uses) {

  /** Nothing is known to become of it. */
  static final Wiring NONE = new Wiring(false, List.of());

  /** How far something reaches where it is put into effect; the furthest first. */
  public enum Reach {
    /** Whatever the process connects to, unless it is told otherwise. */
    PROCESS("for the whole process"),
    /** The connections of a client. */
    CLIENT("in a client"),
    /** One connection. */
    CONNECTION("on a connection"),
    /** Whatever an object is used for that hands it on. */
    CONTEXT("in a context"),
    /** What a library does with it is not known. */
    LIBRARY("in a library"),
    /** It is made, and not yet put into effect. */
    MADE("");

    private final String where;

    Reach(String where) {
      this.where = where;
    }

    /** The reach with the name used in knowledge files. */
    static Reach of(String keyword) {
      return Arrays.stream(values())
          .filter(reach -> reach.name().toLowerCase(Locale.ROOT).equals(keyword))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no reach " + keyword));
    }
  }

  /**
   * A place where it is made, or put into effect.
   *
   * @param reach how far
   * @param api what it is given to, as {@code OkHttpClient.Builder.sslSocketFactory}
   * @param place where
   * @param guard what decides whether the code gets there, where that is known
   */
  public record Use(Reach reach, String api, Step place, Optional<Guard> guard) {}

  public Wiring {
    uses =
        uses.stream()
            .sorted(
                Comparator.comparing(Use::reach)
                    .thenComparing(use -> use.place().file())
                    .thenComparing(use -> use.place().line())
                    .thenComparing(use -> use.place().siteId())
                    .thenComparing(Use::api))
            .toList();
  }

  /** The same of what is known to be made, wherever. */
  Wiring made() {
    return new Wiring(true, uses);
  }

  /** The places, for people. */
  public List<Step> places() {
    return uses.stream().map(Use::place).distinct().toList();
  }

  /**
   * What stands between it and whoever runs the program: nothing, if one use has nothing. What is
   * made behind a switch is behind it wherever it comes later.
   */
  public Optional<Guard> guard() {
    return Stream.of(true, false)
        .flatMap(isMaking -> weakest(isMaking).stream())
        .reduce(
            (made, installed) ->
                made.strength().compareTo(installed.strength()) > 0 ? made : installed);
  }

  private Optional<Guard> weakest(boolean isMaking) {
    return Ways.weakest(
        uses.stream()
            .filter(use -> (use.reach() == Reach.MADE) == isMaking)
            .map(Use::guard)
            .toList());
  }

  /** A sentence for people. */
  public String sentence() {
    if (!isMade) {
      return "Nothing that was analysed makes one.";
    }
    List<Use> installed = uses.stream().filter(use -> use.reach() != Reach.MADE).toList();
    if (installed.isEmpty()) {
      return "It is made, and not seen to be installed" + behind() + ".";
    }
    Use furthest = installed.get(0);
    long others = installed.stream().filter(use -> use.reach() == furthest.reach()).count() - 1;
    return "It is installed "
        + furthest.reach().where
        + " ("
        + furthest.api()
        + (others > 0 ? ", and " + others + " more" : "")
        + ")"
        + behind()
        + ".";
  }

  private String behind() {
    return guard().map(guard -> "; " + guard.says()).orElse("");
  }
}

package dev.pinlint.cli.inventory;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A decision about servers other than a pin.
 *
 * @param repository where it was found
 * @param sourceSet which part of its project it is in
 * @param kind what is decided
 * @param subject the type that decides, the API that is called, or the hosts that a configuration
 *     is for
 * @param verdict what it does, in the words of the kind
 * @param certainty how sure it is that a check is off, of those that switch checks off
 * @param guard what decides whether it is weak, if that is known
 * @param off the checks that are switched off
 * @param versions the versions of the library in which that is so, if not in all
 * @param unseen the calls that nothing is known of
 * @param place where
 */
public record Decision(
    String repository,
    SourceSet sourceSet,
    Kind kind,
    String subject,
    String verdict,
    Optional<String> certainty,
    Optional<String> guard,
    List<String> off,
    Optional<String> versions,
    List<String> unseen,
    Place place) {

  /** What is decided. */
  public enum Kind {
    /** Whether a server is trusted. */
    TRUST,
    /** Whether a certificate is for a host. */
    HOSTNAME,
    /** That a library does not check. */
    OVERRIDE,
    /** What becomes of a server that was refused. */
    TLS_ERROR,
    /** What configuration says of connections. */
    POLICY,
    UNKNOWN
  }

  private static final Set<String> BREACHES =
      Set.of(
          "accepts-all",
          "swallows",
          "weak-only",
          "weak-exit",
          "bypasses",
          "some-ways",
          "some-names",
          "proceeds",
          "proceeds-under-guard",
          "user-anchors",
          "pins-overridden",
          "cleartext");

  public Decision {
    off = List.copyOf(off);
    unseen = List.copyOf(unseen);
  }

  /** Whether it can let an attacker in. */
  public boolean isBreach() {
    return BREACHES.contains(verdict)
        || (kind == Kind.OVERRIDE
            && (off.contains("chain") || off.contains("hostname"))
            && certainty.filter("unknown"::equals).isEmpty());
  }

  /** What two inventories have in common that tell of the same decision. */
  String key() {
    return String.join(
        "  ", repository, kind.name(), subject, place.identity(), String.join(",", off));
  }
}

package dev.pinlint.cli.rehearsal;

import dev.pinlint.authorities.Authority;
import dev.pinlint.authorities.KnownKeys;
import dev.pinlint.authorities.Standing;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.Position;
import dev.pinlint.cli.inventory.Subject;
import dev.pinlint.model.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tomorrow servers get their certificates from a known authority. Which of its intermediates, and
 * whether one of them chains to one of its roots or the other, is the authority's to choose; the
 * keys of the servers are taken to be new.
 */
public final class AuthoritySwitch {

  private final String name;
  private final Set<String> roots = new HashSet<>();
  private final Set<String> intermediates = new HashSet<>();

  private AuthoritySwitch(String name, LocalDate day) {
    this.name = name;
    KnownKeys.get()
        .all()
        .filter(authority -> isOf(authority, name) && isActive(authority, day))
        .forEach(authority -> (authority.isRoot() ? roots : intermediates).add(hex(authority)));
  }

  /** What comes from an authority, in upper case without marks: {@code Let's}, {@code LETS}. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static boolean isOf(Authority authority, String name) {
    String asked = plain(name);
    return plain(authority.organization()).contains(asked)
        || plain(authority.name()).contains(asked)
        || (authority.status().startsWith("le:") && asked.equals("letsencrypt"));
  }

  private static boolean isActive(Authority authority, LocalDate day) {
    return (authority.standing() == Standing.GOOD || authority.standing() == Standing.ROTATING)
        // A root that no store has is reached through one that has signed it.
        && (authority.isRoot() ? authority.isInStore() : authority.isRooted())
        && authority.lastDay().filter(last -> !day.isAfter(last)).isPresent();
  }

  private static String hex(Authority authority) {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(authority.digest()));
  }

  /**
   * What becomes of the clients.
   *
   * @param name a part of what the authority, or its organization, is called
   * @param hosts whom it is about; if none is said, all
   * @throws IllegalArgumentException if no active key of such an authority is known
   */
  public static Rehearsal rehearse(
      PinInventory inventory, String name, List<String> hosts, LocalDate day) {
    AuthoritySwitch authority = new AuthoritySwitch(name, day);
    boolean hasKeys = !authority.roots.isEmpty() || !authority.intermediates.isEmpty();
    if (plain(name).isEmpty() || !hasKeys) {
      throw new IllegalArgumentException(
          "no active key of an authority called '" + name + "' is known");
    }
    List<Outcome> outcomes = new ArrayList<>();
    List<Rehearsal.Way> ways = Rehearsal.ways(inventory).toList();
    int unconcerned = 0;
    for (Rehearsal.Way way : ways) {
      if (concerns(way.row(), hosts)) {
        outcomes.add(authority.judge(way, day));
      } else {
        unconcerned++;
      }
    }
    return new Rehearsal(
        "certificates of "
            + name
            + " for new keys ("
            + authority.roots.size()
            + " roots, "
            + authority.intermediates.size()
            + " intermediates, in the data of "
            + KnownKeys.get().date()
            + ")",
        outcomes,
        unconcerned);
  }

  private static boolean concerns(PinnedHost row, List<String> hosts) {
    return hosts.isEmpty() || hosts.stream().anyMatch(host -> HostMatch.of(row, host) != Answer.NO);
  }

  private Outcome judge(Rehearsal.Way way, LocalDate day) {
    PinnedHost row = way.row();
    List<Pin> pins = way.set().pins();
    if (row.governance().isOverOn(day)) {
      return outcome(way, Verdict.PASSES, "its pins are not enforced any more");
    }
    List<Pin> known = pins.stream().filter(pin -> isAuthorityPin(pin)).toList();
    Set<String> digests =
        known.stream().flatMap(pin -> pin.digest().stream()).collect(Collectors.toSet());
    boolean hasAll =
        (!roots.isEmpty() && digests.containsAll(roots))
            || (!intermediates.isEmpty() && digests.containsAll(intermediates));
    List<String> matching =
        known.stream()
            .filter(
                pin ->
                    Stream.concat(roots.stream(), intermediates.stream())
                        .anyMatch(key -> pin.digest().filter(key::equals).isPresent()))
            .map(Pin::title)
            .distinct()
            .toList();
    boolean isClosed = way.set().isComplete() && pins.stream().allMatch(Pin::isKnown);
    if (hasAll && way.set().isComplete()) {
      return outcome(
          way, Verdict.PASSES, "all it may chain to is pinned: " + String.join(", ", matching));
    } else if (!matching.isEmpty()) {
      return outcome(
          way, Verdict.UNKNOWN, "passes only with chains through " + String.join(", ", matching));
    } else if (!isClosed) {
      return outcome(way, Verdict.UNKNOWN, "not all of its pins are known");
    }
    return outcome(way, Verdict.BREAKS, "no active key of " + name + " is among its pins");
  }

  /** Whether the pin can be of an authority: the key of a new server is nobody's yet. */
  private static boolean isAuthorityPin(Pin pin) {
    return pin.canMatch()
        && pin.subject() == Subject.KEY
        && (pin.position() == Position.ANY || pin.position() == Position.ANCHOR);
  }

  private static Outcome outcome(Rehearsal.Way way, Verdict verdict, String reason) {
    return new Outcome(way.row().hostTitle(), way.row(), way.set(), verdict, reason);
  }
}

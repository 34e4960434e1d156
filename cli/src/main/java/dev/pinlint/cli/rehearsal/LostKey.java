package dev.pinlint.cli.rehearsal;

import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinInventory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A key is compromised or lost: from tomorrow on no server may use it. Clients are left with their
 * other pins, and go on to accept the lost one until they are changed.
 */
public final class LostKey {

  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}:?){20,64}");

  private LostKey() {}

  /**
   * What becomes of the clients.
   *
   * @param pin the pin of the key, as any library has it
   */
  public static Rehearsal rehearse(PinInventory inventory, String pin, LocalDate day) {
    Optional<String> digest = digest(pin);
    List<Outcome> outcomes = new ArrayList<>();
    int unconcerned = 0;
    for (Rehearsal.Way way : Rehearsal.ways(inventory).toList()) {
      boolean isConcerned = way.set().pins().stream().anyMatch(one -> isLost(one, pin, digest));
      if (isConcerned) {
        outcomes.add(judge(way, pin, digest, day));
      } else {
        unconcerned++;
      }
    }
    return new Rehearsal("the loss of the key " + pin, outcomes, unconcerned);
  }

  private static boolean isLost(Pin pin, String text, Optional<String> digest) {
    return pin.text().equals(text) || (digest.isPresent() && pin.digest().equals(digest));
  }

  private static Outcome judge(
      Rehearsal.Way way, String text, Optional<String> digest, LocalDate day) {
    List<Pin> left =
        way.set().pins().stream()
            .filter(pin -> !isLost(pin, text, digest) && pin.canMatch())
            .toList();
    if (way.row().governance().isOverOn(day)) {
      return outcome(way, Verdict.PASSES, "its pins are not enforced any more");
    } else if (!left.isEmpty()) {
      return outcome(
          way,
          way.set().isComplete() ? Verdict.PASSES : Verdict.UNKNOWN,
          "as long as the server can use what is left: "
              + left.stream().map(Pin::title).distinct().collect(Collectors.joining(", "))
              + "; the lost key is accepted until it is changed");
    }
    return way.set().isComplete()
        ? outcome(way, Verdict.BREAKS, "no other pin is left")
        : outcome(way, Verdict.UNKNOWN, "not all of its pins are known");
  }

  /** The digest that the text is, in hexadecimal. */
  private static Optional<String> digest(String pin) {
    String bare = pin.strip().replaceFirst("(?i)^sha-?(?:1|256)[/:=]", "");
    if (HEX.matcher(bare).matches()) {
      return Optional.of(bare.replace(":", "").toLowerCase(Locale.ROOT));
    }
    try {
      return Optional.of(HexFormat.of().formatHex(Base64.getDecoder().decode(bare)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Outcome outcome(Rehearsal.Way way, Verdict verdict, String reason) {
    return new Outcome(way.row().hostTitle(), way.row(), way.set(), verdict, reason);
  }
}

package dev.pinlint.cli.risk;

import dev.pinlint.cli.inventory.Certificate;
import dev.pinlint.cli.inventory.Mechanism;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.SourceSet;
import dev.pinlint.cli.inventory.TrustAnchors;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A day on which something ends.
 *
 * @param day the last day of it
 * @param subject whom it is about
 * @param event what ends
 */
public record Deadline(LocalDate day, String subject, String event) {

  private static final Comparator<Deadline> BY_DAY =
      Comparator.comparing(Deadline::day)
          .thenComparing(Deadline::subject)
          .thenComparing(Deadline::event);

  /** All days that are known, in order. */
  public static List<Deadline> of(PinInventory inventory) {
    TreeSet<Deadline> all = new TreeSet<>(BY_DAY);
    for (PinnedHost row : inventory.hosts()) {
      if (row.sourceSet() == SourceSet.MAIN) {
        row.governance()
            .until()
            .ifPresent(
                end ->
                    all.add(
                        new Deadline(
                            end.minusDays(1), row.hostTitle(), "pins stop being enforced")));
        // Of own trust anchors the certificates are told below.
        boolean isAnchor = row.mechanism() == Mechanism.TRUST_ANCHORS;
        for (Pin pin : isAnchor ? List.<Pin>of() : row.pins()) {
          pin.lastDay()
              .ifPresent(
                  last ->
                      all.add(
                          new Deadline(
                              last,
                              row.hostTitle(),
                              "the pinned key of " + pin.owner().orElse("somebody") + " ends")));
        }
      }
    }
    for (TrustAnchors anchors : inventory.trustAnchors()) {
      for (Certificate one : anchors.certificates()) {
        all.add(new Deadline(one.notAfter(), one.subject(), "the trusted certificate ends"));
      }
    }
    return List.copyOf(all);
  }
}

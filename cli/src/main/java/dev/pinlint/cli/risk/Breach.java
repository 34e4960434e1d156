package dev.pinlint.cli.risk;

import dev.pinlint.cli.inventory.Decision;
import dev.pinlint.cli.inventory.DecisionWords;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.Place;
import dev.pinlint.cli.inventory.SourceSet;
import dev.pinlint.model.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that can let an attacker in: what stands beside the outage risk, since whoever removes
 * a pin should know what is left.
 *
 * @param repository where
 * @param subject what it is about
 * @param reason what it does, for people
 * @param place where
 */
public record Breach(String repository, String subject, String reason, Place place) {

  /** All of an inventory that is shipped. */
  public static List<Breach> of(PinInventory inventory) {
    List<Breach> all = new ArrayList<>();
    for (Decision decision : inventory.decisions()) {
      if (decision.isBreach() && decision.sourceSet() == SourceSet.MAIN) {
        all.add(
            new Breach(
                decision.repository(),
                decision.subject(),
                DecisionWords.meaning(decision),
                decision.place()));
      }
    }
    inventory.hosts().stream()
        .filter(row -> row.sourceSet() == SourceSet.MAIN)
        .forEach(row -> add(row, all));
    return all;
  }

  private static void add(PinnedHost row, List<Breach> all) {
    Place place = row.sets().get(0).place();
    if (row.validates() == Answer.NO) {
      all.add(
          new Breach(
              row.repository(),
              row.hostTitle(),
              row.mechanism().title() + " in place of the validation of the chain",
              place));
    }
    if (row.pins().stream().anyMatch(Breach::isWeak)) {
      all.add(
          new Breach(
              row.repository(),
              row.hostTitle(),
              "a pin is a digest that is made to collide (SHA-1, MD5)",
              place));
    }
  }

  private static boolean isWeak(Pin pin) {
    return pin.algorithm()
        .filter(name -> name.equals("SHA-1") || name.startsWith("MD"))
        .isPresent();
  }
}

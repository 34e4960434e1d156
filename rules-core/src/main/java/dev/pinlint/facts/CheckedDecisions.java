package dev.pinlint.facts;

import dev.pinlint.facts.DecisionSites.Code;
import dev.pinlint.facts.DecisionSites.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Code that decides, and what each part of it was found to do.
 *
 * @param <C> what a part does
 */
final class CheckedDecisions<C> {

  /** A decision and its parts, in declaration order. */
  record Checked<C>(Decision site, List<C> checks) {}

  private final Predicate<C> isSound;
  private final List<Checked<C>> all = new ArrayList<>();

  /**
   * None so far.
   *
   * @param isSound whether no server gets past a part that should not
   */
  CheckedDecisions(Predicate<C> isSound) {
    this.isSound = isSound;
  }

  /** Adds decisions, each part checked; returns those that are not sound in every part. */
  List<Decision> add(List<Decision> sites, Function<Code, C> check) {
    List<Decision> weak = new ArrayList<>();
    for (Decision site : sites) {
      List<C> checks = site.code().stream().map(check).toList();
      all.add(new Checked<>(site, checks));
      if (!checks.stream().allMatch(isSound)) {
        weak.add(site);
      }
    }
    return weak;
  }

  /** All of them, in the order in which they were added. */
  List<Checked<C>> all() {
    return all;
  }

  /** Their code, in the same order. */
  List<Decision> sites() {
    return all.stream().map(Checked::site).toList();
  }
}

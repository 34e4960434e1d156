package dev.pinlint.rules;

import dev.pinlint.facts.LibraryTrustOverride;
import dev.pinlint.facts.LibraryTrustOverride.Certainty;
import dev.pinlint.facts.Location;
import java.util.List;

/** Reports where code switches off a check that a library would make by itself. */
final class InsecureTrustApi implements Rule {

  @Override
  public void judge(LibraryTrustOverride override, Judgement judgement) {
    if (!override.isChainOff() && !override.isHostNameOff()) {
      return;
    }
    String guard = override.guard().map(by -> " " + by.sentence()).orElse("");
    String cure = override.cure().orElse("");
    List<String> details =
        List.of(override.api(), override.checks(), override.versions(), guard, cure);
    switch (override.certainty()) {
      case SHOWN, HANDED_ON -> {
        boolean isShown = override.certainty() == Certainty.SHOWN;
        judgement.report(
            override.location(),
            "switched-off",
            judgement.guarded(isShown ? Level.ERROR : Level.WARNING, override.guard()),
            details,
            override.related());
      }
      case IN_SOME_VERSIONS ->
          judgement.report(
              override.location(),
              "in-some-versions",
              judgement.guarded(Level.WARNING, override.guard()),
              details,
              override.related());
      case SELECTED ->
          judgement.report(
              override.location(), "selected", Level.REVIEW, details, override.related());
      case LEFT_OFF, LEFT_UNSET -> left(override, details, judgement);
      case UNKNOWN -> {}
    }
  }

  /** Which library reads a setting is not told where it is put, as a call tells whose it is. */
  private static void left(
      LibraryTrustOverride override, List<String> details, Judgement judgement) {
    Location at = override.location();
    if (override.certainty() == Certainty.LEFT_OFF && override.versions().isEmpty()) {
      judgement.report(at, "left-off", Level.WARNING, details, override.related());
    } else if (override.certainty() == Certainty.LEFT_OFF) {
      judgement.report(at, "left-off-in-some-versions", Level.WARNING, details, override.related());
    } else if (override.versions().isEmpty()) {
      judgement.report(at, "left-unset", Level.WARNING, details, override.related());
    } else {
      judgement.report(
          at, "left-unset-in-some-versions", Level.REVIEW, details, override.related());
    }
  }
}

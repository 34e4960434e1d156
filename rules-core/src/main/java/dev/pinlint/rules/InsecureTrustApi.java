package dev.pinlint.rules;

import dev.pinlint.facts.LibraryTrustOverride;
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
        boolean isShown = override.certainty() == LibraryTrustOverride.Certainty.SHOWN;
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
      case LEFT_OFF -> leftOff(override, details, judgement);
      case LEFT_UNSET -> leftUnset(override, details, judgement);
      case UNKNOWN -> {}
    }
  }

  private static void leftOff(
      LibraryTrustOverride override, List<String> details, Judgement judgement) {
    Location place = override.location();
    if (override.versions().isEmpty()) {
      judgement.report(place, "left-off", Level.WARNING, details, override.related());
    } else {
      judgement.report(
          place, "left-off-in-some-versions", Level.WARNING, details, override.related());
    }
  }

  /** Which library reads a setting is not told where it is put, as a call tells whose it is. */
  private static void leftUnset(
      LibraryTrustOverride override, List<String> details, Judgement judgement) {
    Location place = override.location();
    if (override.versions().isEmpty()) {
      judgement.report(place, "left-unset", Level.WARNING, details, override.related());
    } else {
      judgement.report(
          place, "left-unset-in-some-versions", Level.REVIEW, details, override.related());
    }
  }
}

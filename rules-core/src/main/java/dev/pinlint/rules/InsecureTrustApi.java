package dev.pinlint.rules;

import dev.pinlint.facts.Guard;
import dev.pinlint.facts.LibraryTrustOverride;
import dev.pinlint.facts.Location;
import java.util.List;
import java.util.Locale;

/** Reports where code switches off a check that a library would make by itself. */
final class InsecureTrustApi implements Rule {

  @Override
  public void judge(LibraryTrustOverride override, Judgement judgement) {
    if (!override.isChainOff() && !override.isHostNameOff()) {
      return;
    }
    List<String> details =
        List.of(
            override.api(),
            checks(override),
            override.versions(),
            guard(override),
            override.cure().orElse(""));
    switch (override.certainty()) {
      case SHOWN ->
          judgement.report(
              override.location(),
              "switched-off",
              judgement.guarded(Level.ERROR, override.guard()),
              details,
              override.related());
      case HANDED_ON ->
          judgement.report(
              override.location(),
              "switched-off",
              judgement.guarded(Level.WARNING, override.guard()),
              details,
              override.related());
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

  /** A sentence about what keeps it away, with a blank before it. */
  private static String guard(LibraryTrustOverride override) {
    return override
        .guard()
        .map(Guard::says)
        .map(says -> " " + says.substring(0, 1).toUpperCase(Locale.ROOT) + says.substring(1) + ".")
        .orElse("");
  }

  private static String checks(LibraryTrustOverride override) {
    String chain = "the check of the certificate chain";
    String name = "the check of the host name";
    return !override.isHostNameOff()
        ? chain
        : override.isChainOff() ? chain + ", and " + name : name;
  }
}

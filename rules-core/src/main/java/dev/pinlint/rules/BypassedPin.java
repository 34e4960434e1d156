package dev.pinlint.rules;

import dev.pinlint.facts.ConnectionPolicy;
import dev.pinlint.facts.ConnectionPolicy.Anchors;
import dev.pinlint.facts.ConnectionPolicy.Enforcement;
import dev.pinlint.facts.LibraryTrustOverride;
import dev.pinlint.facts.LibraryTrustOverride.Certainty;
import dev.pinlint.facts.Location;
import dev.pinlint.facts.UninstalledPinner.Fate;
import java.util.List;

/** Reports pins that something beside them defeats. */
final class BypassedPin implements Rule {

  @Override
  public void judge(ConnectionPolicy policy, Judgement judgement) {
    if (policy.pins().isEmpty()) {
      return;
    }
    for (String host : policy.hosts()) {
      policy.anchors().stream()
          .filter(Anchors::overridesPins)
          .forEach(anchors -> overridden(anchors, host, judgement));
      policy.cleartext().ifPresent(place -> judgement.report(place, "cleartext", host, List.of()));
      policy
          .pins()
          .flatMap(Enforcement::reportOnly)
          .ifPresent(place -> withoutEffect(place, host, judgement));
    }
  }

  @Override
  public void judge(LibraryTrustOverride override, Judgement judgement) {
    if (override.isPinOff() && override.certainty() == Certainty.SHOWN) {
      List<String> api = List.of(override.api());
      judgement.report(override.location(), "switched-off", Level.WARNING, api, override.related());
    }
  }

  @Override
  public void judge(dev.pinlint.facts.UninstalledPinner pinner, Judgement judgement) {
    if (pinner.fate() == Fate.TAKEN_AWAY) {
      judgement.report(Level.REVIEW, pinner.location(), "taken-away", List.of());
    }
  }

  private static void overridden(Anchors anchors, String host, Judgement judgement) {
    switch (anchors.source()) {
      case PLATFORM -> judgement.report(anchors.location(), "by-platform-anchors", host, List.of());
      case USER -> judgement.report(anchors.location(), "by-user-anchors", host, List.of());
      case OWN -> judgement.report(anchors.location(), "by-own-anchors", host, List.of());
    }
  }

  private static void withoutEffect(Location place, String host, Judgement judgement) {
    judgement.report(Level.REVIEW, place, "report-only", host, List.of(), List.of(), List.of());
  }
}

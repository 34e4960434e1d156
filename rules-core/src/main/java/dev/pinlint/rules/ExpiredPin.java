package dev.pinlint.rules;

import dev.pinlint.facts.ConnectionPolicy;
import dev.pinlint.facts.ConnectionPolicy.Enforcement;
import dev.pinlint.facts.EmbeddedCertificate;
import dev.pinlint.facts.TrustAnchorSite;
import java.util.List;
import java.util.function.Predicate;

/** Reports what is pinned and has ended, or is about to. */
final class ExpiredPin implements Rule {

  @Override
  public void judge(TrustAnchorSite site, Judgement judgement) {
    Dates dates = judgement.dates();
    List<EmbeddedCertificate> past = those(site, one -> dates.isPast(one.lastDay()));
    List<EmbeddedCertificate> near =
        those(
            site,
            one -> !dates.isPast(one.lastDay()) && dates.isNear(one.lastDay(), !one.isAuthority()));
    if (!past.isEmpty()) {
      Level level = site.trustsOnly(past) ? Level.ERROR : Level.WARNING;
      judgement.report(
          level,
          site.location(),
          "past",
          EmbeddedCertificate.pins(past),
          EmbeddedCertificate.ends(past),
          site.related());
    }
    if (!near.isEmpty()) {
      judgement.report(
          Level.WARNING,
          site.location(),
          "near",
          EmbeddedCertificate.pins(near),
          EmbeddedCertificate.ends(near),
          site.related());
    }
  }

  @Override
  public void judge(ConnectionPolicy policy, Judgement judgement) {
    for (Enforcement pins : policy.datedPins()) {
      List<String> details = List.of(String.join(", ", policy.hosts()), pins.endText());
      if (judgement.dates().isPast(pins.lastDay())) {
        judgement.report(pins.location(), "past-set", Level.WARNING, details, List.of());
      } else if (judgement.dates().isNear(pins.lastDay(), false)) {
        judgement.report(pins.location(), "near-set", Level.WARNING, details, List.of());
      }
    }
  }

  private static List<EmbeddedCertificate> those(
      TrustAnchorSite site, Predicate<EmbeddedCertificate> test) {
    return site.certificates().stream().filter(test).toList();
  }
}

package dev.pinlint.rules;

import dev.pinlint.facts.EmbeddedCertificate;
import dev.pinlint.facts.TrustAnchorSite;
import dev.pinlint.facts.TrustAnchorSite.Effect;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
      boolean isNoneLeft =
          site.effect() == Effect.REPLACES && past.size() == site.certificates().size();
      Level level = isNoneLeft ? Level.ERROR : Level.WARNING;
      judgement.report(level, site.location(), "past", pins(past), names(past), site.related());
    }
    if (!near.isEmpty()) {
      judgement.report(
          Level.WARNING, site.location(), "near", pins(near), names(near), site.related());
    }
  }

  private static List<EmbeddedCertificate> those(
      TrustAnchorSite site, Predicate<EmbeddedCertificate> test) {
    return site.certificates().stream().filter(test).toList();
  }

  private static List<String> pins(List<EmbeddedCertificate> certificates) {
    return certificates.stream().map(EmbeddedCertificate::pin).distinct().sorted().toList();
  }

  private static List<String> names(List<EmbeddedCertificate> certificates) {
    return List.of(
        certificates.stream()
            .map(one -> one.subject() + " on " + one.lastDay())
            .collect(Collectors.joining("; ")));
  }
}

package dev.pinlint.rules;

import dev.pinlint.facts.EmbeddedCertificate;
import dev.pinlint.facts.TrustAnchorSite;
import java.util.List;
import java.util.stream.Collectors;

/** Reports certificates of the program that decide whom it trusts. */
final class HardcodedCertificate implements Rule {

  @Override
  public void judge(TrustAnchorSite site, Judgement judgement) {
    if (!site.locked().isEmpty()) {
      judgement.report(
          Level.REVIEW, site.location(), "locked", List.of(), List.of(), site.related());
    }
    if (site.certificates().isEmpty()) {
      return;
    }
    List<String> pins =
        site.certificates().stream().map(EmbeddedCertificate::pin).distinct().sorted().toList();
    List<String> details =
        List.of(
            site.certificates().stream()
                .map(one -> one.subject() + " (until " + one.lastDay() + ")")
                .collect(Collectors.joining("; ")));
    switch (site.effect()) {
      case REPLACES ->
          judgement.report(
              Level.WARNING, site.location(), "replaces", pins, details, site.related());
      case ADDS ->
          judgement.report(Level.REVIEW, site.location(), "adds", pins, details, site.related());
      case UNKNOWN ->
          judgement.report(Level.REVIEW, site.location(), "handed", pins, details, site.related());
    }
  }
}

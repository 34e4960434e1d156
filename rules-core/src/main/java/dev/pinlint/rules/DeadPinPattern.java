package dev.pinlint.rules;

import dev.pinlint.facts.PinSite;
import java.util.List;

/** Reports host patterns that match no host, so that nothing is pinned. */
final class DeadPinPattern implements Rule {

  @Override
  public void judge(PinSite site, Judgement judgement) {
    List<String> versions = List.of(site.hostVersions());
    switch (site.hostFate().orElse("")) {
      case "never" -> judgement.report(Level.ERROR, site, "never", List.of(), versions);
      case "refused" -> judgement.report(Level.ERROR, site, "refused", List.of(), versions);
      case "never-or-refused" ->
          judgement.report(Level.ERROR, site, "in-no-version", List.of(), versions);
      case "obsolete" ->
          judgement.report(Level.WARNING, site, "in-old-versions", List.of(), versions);
      case "outdated" ->
          judgement.report(Level.REVIEW, site, "in-new-versions", List.of(), versions);
      default -> {
        // It matches what it looks like.
      }
    }
  }
}

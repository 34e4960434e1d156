package dev.pinlint.rules;

import dev.pinlint.facts.PinSite;
import java.util.List;

/** Reports pins that are written in the code, or in a file that is delivered with it. */
final class HardcodedPin implements Rule {

  @Override
  public void judge(PinSite site, Judgement judgement) {
    List<String> pins = site.constants().stream().map(PinSite.Pin::text).distinct().toList();
    if (!pins.isEmpty() && site.host().isEmpty()) {
      judgement.report(site.location(), "constant-fingerprint", "", pins, site.related());
    } else if (!pins.isEmpty() && site.isConfigured()) {
      judgement.report(site.location(), "configured-pin", site.host(), pins, site.related());
    } else if (!pins.isEmpty()) {
      judgement.report(site.location(), "constant-pin", site.host(), pins, site.related());
    }
  }
}

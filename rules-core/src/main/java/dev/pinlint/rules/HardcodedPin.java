package dev.pinlint.rules;

import dev.pinlint.authorities.KnownKeys;
import dev.pinlint.facts.PinSite;
import java.util.List;
import java.util.stream.Collectors;

/** Reports pins that are written in the code, or in a file that is delivered with it. */
final class HardcodedPin implements Rule {

  @Override
  public void judge(PinSite site, Judgement judgement) {
    List<String> pins = site.constants().stream().map(PinSite.Pin::text).distinct().toList();
    List<String> owners = List.of(owners(site));
    if (!pins.isEmpty() && site.host().isEmpty()) {
      judgement.report(Level.WARNING, site, "constant-fingerprint", pins, owners);
    } else if (!pins.isEmpty() && site.isConfigured()) {
      judgement.report(Level.WARNING, site, "configured-pin", pins, owners);
    } else if (!pins.isEmpty()) {
      judgement.report(Level.WARNING, site, "constant-pin", pins, owners);
    }
  }

  /** Whose keys they are: a sentence, or nothing if that is not known of any. */
  private static String owners(PinSite site) {
    String known =
        site.constants().stream()
            .filter(pin -> pin.flaw().isEmpty())
            .flatMap(pin -> pin.owner().map(one -> pin.text() + " is " + one.title()).stream())
            .distinct()
            .collect(Collectors.joining(", "));
    return known.isEmpty() ? "" : " In the data of " + KnownKeys.get().date() + ", " + known + ".";
  }
}

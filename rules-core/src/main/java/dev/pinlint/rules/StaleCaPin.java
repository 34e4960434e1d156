package dev.pinlint.rules;

import dev.pinlint.authorities.Authority;
import dev.pinlint.authorities.KnownKeys;
import dev.pinlint.facts.PinSite;
import java.util.List;

/** Reports pins of known authorities whose key is gone, or about to go. */
final class StaleCaPin implements Rule {

  @Override
  public void judge(PinSite site, Judgement judgement) {
    for (PinSite.Pin pin : site.constants()) {
      if (pin.flaw().isEmpty() && pin.owner().isPresent()) {
        judge(site.at(pin), pin.text(), pin.owner().get(), judgement);
      }
    }
  }

  private static void judge(PinSite site, String text, Authority owner, Judgement judgement) {
    List<String> pin = List.of(text);
    List<String> details =
        List.of(
            owner.title(),
            KnownKeys.get().date().toString(),
            owner.lastDay().map(Object::toString).orElse(""));
    switch (owner.standing()) {
      case RETIRED -> judgement.report(Level.WARNING, site, "retired", pin, details);
      case STAGING -> judgement.report(Level.WARNING, site, "staging", pin, details);
      case DISTRUSTED -> judgement.report(Level.WARNING, site, "distrusted", pin, details);
      case ROTATING -> judgement.report(Level.WARNING, site, "rotates", pin, details);
      case GOOD -> {
        Dates dates = judgement.dates();
        if (owner.lastDay().filter(dates::isPast).isPresent()) {
          judgement.report(Level.REVIEW, site, "ended", pin, details);
        } else if (owner.lastDay().filter(day -> dates.isNear(day, false)).isPresent()) {
          judgement.report(Level.WARNING, site, "ending", pin, details);
        } else if (!owner.isRooted() && !owner.name().isEmpty()) {
          judgement.report(Level.REVIEW, site, "rootless", pin, details);
        }
      }
    }
  }
}

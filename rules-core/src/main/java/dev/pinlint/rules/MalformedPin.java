package dev.pinlint.rules;

import dev.pinlint.facts.PinSite;
import java.util.List;

/** Reports constant pins that no certificate can ever match, each with what is wrong with it. */
final class MalformedPin implements Rule {

  @Override
  public void judge(PinSite site, Judgement judgement) {
    for (PinSite.Pin pin : site.constants()) {
      List<String> text = List.of(pin.text());
      List<Fix> fixes = pin.mended().map(mended -> fix(pin.text(), mended)).stream().toList();
      pin.flaw()
          .ifPresent(
              flaw ->
                  judgement.report(
                      site.location(pin), flaw, site.host(), text, site.related(), fixes));
    }
  }

  private static Fix fix(String pin, String mended) {
    return new Fix("Write the same digest as " + mended, new Fix.ReplaceText(pin, mended));
  }
}

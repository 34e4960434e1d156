package dev.pinlint.rules;

import dev.pinlint.authorities.Authority;
import dev.pinlint.facts.PinSite;
import java.util.List;

/** Reports constant pins that no certificate can ever match, each with what is wrong with it. */
final class MalformedPin implements Rule {

  @Override
  public void judge(PinSite site, Judgement judgement) {
    for (PinSite.Pin pin : site.constants()) {
      List<String> text = List.of(pin.text());
      List<String> whose = List.of(pin.owner().map(Authority::title).orElse(""));
      List<Fix> fixes = pin.mended().map(mended -> fix(pin.text(), mended)).stream().toList();
      pin.flaw()
          .ifPresent(flaw -> judgement.report(level(flaw), site.at(pin), flaw, text, whose, fixes));
    }
  }

  /** A pin of a documentation was somebody's once. */
  private static Level level(String flaw) {
    return flaw.equals("documentation") ? Level.WARNING : Level.ERROR;
  }

  private static Fix fix(String pin, String mended) {
    return new Fix("Write " + mended, new Fix.ReplaceText(pin, mended));
  }
}

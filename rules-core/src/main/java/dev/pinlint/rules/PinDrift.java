package dev.pinlint.rules;

import dev.pinlint.facts.PinDisagreement;
import java.util.List;

/** Reports hosts that code and configuration pin to different keys. */
final class PinDrift implements Rule {

  @Override
  public void judge(PinDisagreement drift, Judgement judgement) {
    judgement.report(drift, "different-keys", List.of(String.join(", ", drift.others())));
  }
}

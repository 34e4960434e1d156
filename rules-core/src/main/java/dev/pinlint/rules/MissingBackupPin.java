package dev.pinlint.rules;

import dev.pinlint.facts.PinSet;

/** Reports hosts whose pin set leaves no second key to fall back on. */
final class MissingBackupPin implements Rule {

  @Override
  public void judge(PinSet pins, Judgement judgement) {
    for (PinSet.HostPins host : pins.hosts()) {
      if (host.isComplete() && host.pins().size() == 1) {
        judgement.report(host.lastSite(), "single-pin", host.pattern(), host.pins());
      }
    }
  }
}

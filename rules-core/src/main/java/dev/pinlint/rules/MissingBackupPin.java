package dev.pinlint.rules;

import dev.pinlint.facts.PinSet;
import java.util.List;

/** Reports hosts whose pin set leaves no second key to fall back on. */
final class MissingBackupPin implements Rule {

  @Override
  public void judge(PinSet pins, Judgement judgement) {
    for (PinSet.HostPins host : pins.hosts()) {
      if (host.isComplete() && host.pins().size() == 1) {
        judgement.report(
            host.lastSite(), "single-pin", host.pattern(), host.pins(), List.of(), fixes(host));
      }
    }
  }

  /** A pin that is there twice is there once. */
  private static List<Fix> fixes(PinSet.HostPins host) {
    return switch (host.surplus()) {
      case NONE -> List.of();
      case ARGUMENT ->
          List.of(new Fix("Remove the repeated pin", new Fix.KeepFirst(host.pins().get(0))));
      case CALL -> List.of(new Fix("Remove the repeated pin", new Fix.RemoveCall()));
    };
  }
}

package dev.pinlint.rules;

import dev.pinlint.facts.ConnectionPolicy;
import java.util.List;

/** Reports pins that are in force for ever, where the platform lets one say until when. */
final class UndatedPinSet implements Rule {

  @Override
  public void judge(ConnectionPolicy policy, Judgement judgement) {
    policy
        .pins()
        .filter(pins -> pins.end().isEmpty())
        .ifPresent(
            pins ->
                policy
                    .hosts()
                    .forEach(host -> judgement.report(pins.location(), "no-end", host, List.of())));
  }
}

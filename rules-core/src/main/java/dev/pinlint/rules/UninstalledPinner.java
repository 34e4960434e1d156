package dev.pinlint.rules;

import java.util.List;

/** Reports pins that are made and that no connection is compared with. */
final class UninstalledPinner implements Rule {

  @Override
  public void judge(dev.pinlint.facts.UninstalledPinner pinner, Judgement judgement) {
    switch (pinner.fate()) {
      case DROPPED -> judgement.report(pinner.location(), "dropped", List.of());
      case CLIENT_DROPPED -> judgement.report(pinner.location(), "client-dropped", List.of());
      case REPLACED -> judgement.report(pinner.location(), "replaced", List.of());
      case TAKEN_AWAY -> {
        // BypassedPin speaks of that.
      }
    }
  }
}

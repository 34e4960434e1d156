package dev.pinlint.rules;

import dev.pinlint.facts.PinInstallation;
import java.util.List;

/** Reports clients that go by constant pins whatever happens. */
final class NoPinKillSwitch implements Rule {

  @Override
  public void judge(PinInstallation installation, Judgement judgement) {
    if (installation.isOnEveryPath()) {
      judgement.report(installation.location(), "always", installation.pins(), List.of());
    }
  }
}

package dev.pinlint.rules;

import dev.pinlint.facts.PinningHeader;

/** Reports servers that send public key pins to browsers, none of which heeds them any more. */
final class HttpPublicKeyPinning implements Rule {

  @Override
  public void judge(PinningHeader header, Judgement judgement) {
    if (header.isEnforced()) {
      judgement.report(Level.WARNING, header.location(), "enforced", header.related());
    } else {
      judgement.report(Level.REVIEW, header.location(), "report-only", header.related());
    }
  }
}

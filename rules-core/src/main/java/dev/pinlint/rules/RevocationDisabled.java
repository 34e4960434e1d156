package dev.pinlint.rules;

import dev.pinlint.facts.LibraryTrustOverride;
import dev.pinlint.facts.LibraryTrustOverride.Certainty;
import java.util.List;

/** Reports places where nobody asks any more whether a certificate was revoked. */
final class RevocationDisabled implements Rule {

  @Override
  public void judge(LibraryTrustOverride override, Judgement judgement) {
    boolean isShown =
        override.certainty() == Certainty.SHOWN || override.certainty() == Certainty.HANDED_ON;
    if (override.isRevocationOff() && isShown) {
      judgement.report(
          override.location(),
          "switched-off",
          Level.REVIEW,
          List.of(override.api()),
          override.related());
    }
  }
}

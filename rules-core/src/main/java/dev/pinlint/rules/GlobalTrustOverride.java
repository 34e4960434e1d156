package dev.pinlint.rules;

import dev.pinlint.facts.DefaultReplacement;
import java.util.List;

/** Reports where a whole process is made to decide otherwise than the platform would. */
final class GlobalTrustOverride implements Rule {

  @Override
  public void judge(DefaultReplacement replacement, Judgement judgement) {
    List<String> details = List.of(replacement.api());
    if (replacement.isOwn()) {
      Level level = judgement.guarded(Level.WARNING, replacement.guard());
      judgement.report(replacement.location(), "replaced", level, details, replacement.related());
    } else {
      judgement.report(
          replacement.location(), "unseen", Level.REVIEW, details, replacement.related());
    }
  }
}

package dev.pinlint.rules;

import dev.pinlint.facts.Location;
import dev.pinlint.facts.UselessSuppression;
import java.util.List;

/** Reports suppressions that do nothing, or nothing any more. */
final class StaleSuppression implements Rule {

  @Override
  public void judge(UselessSuppression useless, Judgement judgement) {
    Location location = useless.location();
    List<String> names = useless.names();
    List<String> details = List.of(useless.declaration(), useless.until());
    switch (useless.reason()) {
      case ENDED -> judgement.report(location, "ended", names, details);
      case NO_DATE -> judgement.report(location, "no-date", names, details);
      case NO_RULE -> judgement.report(location, "no-rule", names, details);
      case UNUSED -> judgement.report(location, "unused", names, details);
    }
  }
}

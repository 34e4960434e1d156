package dev.pinlint.rules;

import dev.pinlint.facts.DocumentedPin;
import java.util.List;

/** Reports pins beside which nobody has written whose they are, why, and until when. */
final class UndocumentedPin implements Rule {

  @Override
  public void judge(DocumentedPin pin, Judgement judgement) {
    List<String> missing = pin.notes().missing();
    if (!pin.pins().isEmpty() && !missing.isEmpty()) {
      judgement.report(pin, "undocumented", List.of(String.join(", ", missing)));
    }
    pin.notes()
        .reviewDay()
        .filter(day -> !pin.pins().isEmpty() && judgement.dates().isPast(day))
        .ifPresent(day -> judgement.report(pin, "overdue", List.of(day.toString())));
  }
}

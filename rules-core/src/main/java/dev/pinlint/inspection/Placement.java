package dev.pinlint.inspection;

import dev.pinlint.Suppressions;
import dev.pinlint.facts.Location;
import dev.pinlint.facts.Step;
import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.inspection.Inspection.PlacedStep;
import dev.pinlint.inspection.Inspection.PlacedSuppression;
import dev.pinlint.model.Suppression;
import dev.pinlint.rules.Finding;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says in which files things are shown: that of a type's source, as far as it is known. */
final class Placement {

  private final Map<String, String> files = new HashMap<>();

  /** A type with the name is shown in the file, unless it is in another one already. */
  void add(String type, String file) {
    files.putIfAbsent(type, file);
  }

  /** The files by the names of types. */
  Map<String, String> files() {
    return Collections.unmodifiableMap(files);
  }

  String file(String type, String otherwise) {
    return files.getOrDefault(type, otherwise);
  }

  String file(Location location) {
    return file(location.anchor().member().type(), location.file());
  }

  /** A finding, with those of the suppressions that are about it. */
  PlacedFinding of(Finding finding, Suppressions suppressions) {
    return new PlacedFinding(
        file(finding.location()),
        finding,
        of(finding.path()),
        of(finding.related()),
        suppressions.of(finding).stream().map(this::of).toList());
  }

  PlacedSuppression of(Suppression suppression) {
    return new PlacedSuppression(file(suppression.type(), suppression.site().file()), suppression);
  }

  private List<PlacedStep> of(List<Step> steps) {
    return steps.stream()
        .map(step -> new PlacedStep(file(step.member().type(), step.file()), step))
        .toList();
  }
}

package dev.pinlint.cli.inventory;

import dev.pinlint.facts.Anchor;
import dev.pinlint.facts.Location;
import dev.pinlint.inspection.Inputs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where facts stand, and what is written there. */
final class Places {

  private final Inputs inputs;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, List<String>> lines = new HashMap<>();

  Places(Inputs inputs) {
    this.inputs = inputs;
    inputs.sources().forEach(file -> texts.putIfAbsent(file.path(), file.text()));
    inputs.configurations().forEach(file -> texts.putIfAbsent(file.path(), file.text()));
  }

  /** The place of a location, to be shown in a file. */
  Place of(String file, Location location) {
    Anchor anchor = location.anchor();
    return new Place(
        file,
        inputs.archive(file),
        inputs.modules(file),
        Optional.of(location.line()).filter(line -> line > 0),
        line(file, location.line()).map(String::strip).filter(text -> !text.isEmpty()),
        anchor.member().type(),
        anchor.member().signature(),
        anchor.callee(),
        anchor.callee().map(callee -> anchor.ordinal()));
  }

  /** A line of a file as it is written, from 1; empty if the text of the file is not there. */
  Optional<String> line(String file, int number) {
    List<String> all =
        lines.computeIfAbsent(file, path -> texts.getOrDefault(path, "").lines().toList());
    return number > 0 && number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
  }
}

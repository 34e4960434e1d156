package dev.pinlint.cli;

import dev.pinlint.inspection.Inputs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of the source and configuration files that were read. */
final class SourceLines {

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, List<String>> lines = new HashMap<>();

  SourceLines(Inputs inputs) {
    inputs.sources().forEach(file -> texts.putIfAbsent(file.path(), file.text()));
    inputs.configurations().forEach(file -> texts.putIfAbsent(file.path(), file.text()));
  }

  /** A line, from 1, without the space around it; empty if there is no such line, or no text. */
  Optional<String> line(String file, int number) {
    List<String> all = lines.computeIfAbsent(file, this::split);
    return number > 0 && number <= all.size()
        ? Optional.of(all.get(number - 1).strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** The lines from one to another, from 1, as they are written; as many as there are. */
  List<String> lines(String file, int first, int last) {
    List<String> all = lines.computeIfAbsent(file, this::split);
    return first > all.size() ? List.of() : all.subList(first - 1, Math.min(last, all.size()));
  }

  private List<String> split(String file) {
    String text = texts.get(file);
    return text == null ? List.of() : text.lines().toList();
  }
}

package dev.pinlint.cli;

import dev.pinlint.source.SourceFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of the source files that were read. */
final class SourceLines {

  private final Map<String, SourceFile> sources = new HashMap<>();
  private final Map<String, List<String>> lines = new HashMap<>();

  SourceLines(Collection<SourceFile> files) {
    files.forEach(file -> sources.putIfAbsent(file.path(), file));
  }

  /** A line, from 1, without the space around it; empty if there is no such line, or no text. */
  Optional<String> line(String file, int number) {
    List<String> all = lines.computeIfAbsent(file, this::split);
    return number > 0 && number <= all.size()
        ? Optional.of(all.get(number - 1).strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private List<String> split(String file) {
    SourceFile source = sources.get(file);
    return source == null ? List.of() : source.text().lines().toList();
  }
}

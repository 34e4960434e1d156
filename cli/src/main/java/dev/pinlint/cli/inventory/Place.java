package dev.pinlint.cli.inventory;

import java.util.List;
import java.util.Optional;

/**
 * Where something stands.
 *
 * @param file the path as the user gave it; empty if it is not known
 * @param archive the archive that it is in, of one in another the inner one
 * @param modules the Maven coordinates that the archive tells
 * @param line from 1
 * @param text what stands there
 * @param type the type that has it; of a configuration file its path
 * @param member the method with its parameters; of a configuration file the path of the entry
 * @param call the method whose call it is; empty if it is the member itself
 * @param ordinal which of the member's calls of that name, from 0
 */
public record Place(
    String file,
    Optional<String> archive,
    List<String> modules,
    Optional<Integer> line,
    Optional<String> text,
    String type,
    String member,
    Optional<String> call,
    Optional<Integer> ordinal) {

  public Place {
    modules = List.copyOf(modules);
  }

  /** File and line, for people. */
  public String title() {
    return (file.isEmpty() ? "(file not known)" : file)
        + line.map(number -> ":" + number).orElse("");
  }

  /** What tells it from other places after lines have moved. */
  String identity() {
    return type
        + "#"
        + member
        + call.map(name -> " > " + name + " " + ordinal.orElse(0)).orElse("");
  }
}

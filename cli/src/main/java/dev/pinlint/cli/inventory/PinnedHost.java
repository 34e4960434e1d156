package dev.pinlint.cli.inventory;

import dev.pinlint.model.Answer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One row: what one mechanism of one artifact pins a host to.
 *
 * @param repository where it was found
 * @param artifact what has to be released for it to change
 * @param sourceSet which part of the artifact it is in
 * @param mechanism what enforces it
 * @param library the library that does, as {@code group:artifact}
 * @param version the version of the library, if known
 * @param validates whether what the platform checks is checked as well
 * @param host the pattern as the library compares it; the name of what holds it, in angle brackets;
 *     empty if the mechanism asks for none
 * @param subdomains whether the hosts below it are meant as well, where that is said beside it
 * @param exceptions hosts below it that the same configuration does not pin
 * @param sets the ways in which it can end up, at least one
 * @param governance how it is looked after
 */
public record PinnedHost(
    String repository,
    Artifact artifact,
    SourceSet sourceSet,
    Mechanism mechanism,
    Optional<String> library,
    Optional<String> version,
    Answer validates,
    String host,
    Answer subdomains,
    List<String> exceptions,
    List<PinSet> sets,
    Governance governance) {

  public PinnedHost {
    exceptions = List.copyOf(exceptions);
    sets = List.copyOf(sets);
  }

  /** Whether the host is a pattern or a name, and not unknown. */
  public boolean isHostKnown() {
    return !host.isEmpty() && host.indexOf('<') < 0;
  }

  /** The host, for people. */
  public String hostTitle() {
    return host.isEmpty() ? "(any host)" : host;
  }

  /**
   * How many keys are left if one is lost, on the path with the fewest; empty if not all are known.
   */
  public OptionalInt backups() {
    return sets.stream().allMatch(PinSet::isComplete)
        ? OptionalInt.of(
            Math.max(0, sets.stream().mapToInt(PinSet::distinctCount).min().orElse(1) - 1))
        : OptionalInt.empty();
  }

  /** The different pins of all sets. */
  public List<Pin> pins() {
    return sets.stream().flatMap(set -> set.pins().stream()).distinct().toList();
  }

  /** What two inventories have in common that tell of the same row. */
  public String key() {
    return String.join(
        "  ",
        repository,
        artifact.name(),
        sourceSet.name(),
        mechanism.name(),
        host.isEmpty() ? sets.get(0).place().identity() : host);
  }
}

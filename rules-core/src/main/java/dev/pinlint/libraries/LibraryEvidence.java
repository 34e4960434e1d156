package dev.pinlint.libraries;

import dev.pinlint.knowledge.LibraryVersions;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was seen of the versions of libraries. What speaks more surely counts alone; where that
 * names two versions, none is known, since nobody says which one runs.
 */
public final class LibraryEvidence {

  /** Where a version was seen, the surest first. */
  public enum Source {
    /** What an archive says of itself. */
    ARCHIVE,
    /** What a build file asks for. */
    BUILD_FILE,
    /** What the user says. */
    OPTION
  }

  private static final Pattern NUMBERED =
      Pattern.compile(
          "(\\d[\\w.-]*?)(?:-(?:sources|javadoc|tests|test-sources|test-fixtures))?\\.[a-z]+");

  private final Map<Source, Map<String, TreeSet<String>>> seen = new EnumMap<>(Source.class);

  public void add(Source source, Coordinates coordinates) {
    seen.computeIfAbsent(source, key -> new TreeMap<>())
        .computeIfAbsent(coordinates.library(), key -> new TreeSet<>())
        .add(coordinates.version());
  }

  /**
   * Adds what an archive says: of the modules in it, and, if it has nothing of them, by its name.
   *
   * @param path where it is, as {@code libs/okhttp-4.12.0.jar}
   * @param modules the coordinates of the modules in it
   * @param libraries {@code groupId:artifactId} of libraries whose versions matter
   */
  public void addArchive(String path, Collection<String> modules, Collection<String> libraries) {
    modules.forEach(
        module ->
            Coordinates.parse(module).ifPresent(coordinates -> add(Source.ARCHIVE, coordinates)));
    String fileName = path.substring(path.lastIndexOf('/') + 1);
    for (String library : libraries) {
      if (modules.stream().noneMatch(module -> module.startsWith(library + ":"))) {
        named(library, fileName).ifPresent(coordinates -> add(Source.ARCHIVE, coordinates));
      }
    }
  }

  private static Optional<Coordinates> named(String library, String fileName) {
    String[] parts = library.split(":", -1);
    if (parts.length != 2 || !fileName.startsWith(parts[1] + "-")) {
      return Optional.empty();
    }
    Matcher version = NUMBERED.matcher(fileName.substring(parts[1].length() + 1));
    return version.matches()
        ? Coordinates.of(parts[0], parts[1], version.group(1))
        : Optional.empty();
  }

  /** The versions that are known. */
  public LibraryVersions versions() {
    Map<String, String> known = new TreeMap<>();
    for (Source source : Source.values()) {
      seen.getOrDefault(source, Map.of())
          .forEach(
              (library, versions) ->
                  known.putIfAbsent(library, versions.size() == 1 ? versions.first() : ""));
    }
    known.values().removeIf(String::isEmpty);
    return new LibraryVersions(known);
  }
}

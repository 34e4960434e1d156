package dev.pinlint.knowledge;

import java.util.Map;
import java.util.Optional;

/**
 * Which versions of libraries a program uses, as far as known. The newest is never assumed.
 *
 * @param byCoordinates version by {@code groupId:artifactId}
 */
public record LibraryVersions(Map<String, String> byCoordinates) {

  /** No version is known. */
  public static final LibraryVersions UNKNOWN = new LibraryVersions(Map.of());

  public LibraryVersions {
    byCoordinates = Map.copyOf(byCoordinates);
  }

  /** The version of the library with the coordinates {@code groupId:artifactId}, if known. */
  public Optional<String> of(String coordinates) {
    return Optional.ofNullable(byCoordinates.get(coordinates));
  }
}

package dev.pinlint.libraries;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A library in a version.
 *
 * @param library {@code groupId:artifactId}
 * @param version the version; empty where a build file asks for the library and the version cannot
 *     be told from that file
 */
public record Coordinates(String library, String version) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

  /** No ranges, and nothing that means the newest. */
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_.-]{0,100}");

  /** The coordinates, if the names are names. Of a version that is none nothing is known. */
  public static Optional<Coordinates> of(String group, String artifact, String version) {
    if (!NAME.matcher(group).matches() || !NAME.matcher(artifact).matches()) {
      return Optional.empty();
    }
    boolean isVersion =
        VERSION.matcher(version).matches()
            && version.chars().anyMatch(Character::isDigit)
            && !version.startsWith("latest.");
    return Optional.of(new Coordinates(group + ":" + artifact, isVersion ? version : ""));
  }

  /** The coordinates that {@code group:artifact:version} writes; what follows does not count. */
  public static Optional<Coordinates> parse(String text) {
    List<String> parts = List.of(text.split("[:@]", -1));
    return parts.size() < 3
        ? Optional.empty()
        : of(parts.get(0).strip(), parts.get(1).strip(), parts.get(2).strip());
  }
}

package dev.pinlint.sonar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** Paths with {@code *}, {@code **} and {@code ?}, as the scanner's properties have them. */
final class PathPattern {

  private PathPattern() {}

  /**
   * The files and directories that a pattern means, ordered by path; none if there are none. A
   * directory without a wildcard also means the archives in it.
   */
  static List<Path> matches(Path baseDirectory, String pattern) {
    String path = pattern.replace('\\', '/');
    int wildcard = firstWildcard(path);
    try {
      if (path.isEmpty()) {
        return List.of();
      } else if (wildcard < 0) {
        return withArchives(baseDirectory.resolve(path).normalize());
      }
      int end = path.lastIndexOf('/', wildcard) + 1;
      Path root = baseDirectory.resolve(path.substring(0, end)).normalize();
      String glob = path.substring(end);
      // In the pattern, unlike in a glob, two stars and a slash also mean no directory at all.
      List<PathMatcher> matchers =
          Stream.of(glob, glob.replace("**/", ""))
              .map(text -> FileSystems.getDefault().getPathMatcher("glob:" + text))
              .toList();
      return children(root, glob.contains("/") || glob.contains("**") ? Integer.MAX_VALUE : 1)
          .filter(
              found ->
                  matchers.stream().anyMatch(matcher -> matcher.matches(root.relativize(found))))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      // What is not there, or cannot be read, is not on the class path.
      return List.of();
    }
  }

  private static List<Path> withArchives(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Files.exists(path) ? List.of(path) : List.of();
    }
    return Stream.concat(
            Stream.of(path),
            children(path, 1).filter(child -> child.toString().endsWith(".jar")).sorted())
        .toList();
  }

  private static Stream<Path> children(Path root, int depth) throws IOException {
    try (Stream<Path> walk = Files.walk(root, depth)) {
      return walk.filter(path -> !path.equals(root)).toList().stream();
    }
  }

  private static int firstWildcard(String path) {
    int star = path.indexOf('*');
    int mark = path.indexOf('?');
    return star < 0 || mark < 0 ? Math.max(star, mark) : Math.min(star, mark);
  }
}

package dev.pinlint.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The directory that paths in a report are relative to, and the URIs of files in it and outside.
 * Paths are taken as text: class files name their sources as they like, and not every name is one
 * that the platform would take.
 */
final class SourceRoot {

  private static final Pattern ABSOLUTE = Pattern.compile("(?:/|[A-Za-z]:/).*", Pattern.DOTALL);
  private static final String UNRESERVED = "-._~/";

  private final String directory;

  private SourceRoot(String directory) {
    this.directory = directory;
  }

  /** The root at a directory. */
  static SourceRoot of(Path directory) {
    return new SourceRoot(normalize(directory.toAbsolutePath().toString().replace('\\', '/')));
  }

  /** The URI of the root itself. */
  String uri() {
    return absoluteUri(directory + "/");
  }

  /** The URI of a file relative to the root, if it is in it. */
  Optional<String> relativeUri(String file) {
    String prefix = directory + "/";
    return Optional.of(absolute(file))
        .filter(path -> path.startsWith(prefix))
        .map(path -> encode(path.substring(prefix.length())));
  }

  /** The absolute URI of a file. */
  String absoluteUri(String file) {
    String path = absolute(file) + (file.endsWith("/") ? "/" : "");
    return path.startsWith("/")
        ? "file://" + encode(path)
        // A drive of Windows, whose colon is no other's.
        : "file:///" + path.substring(0, 2) + encode(path.substring(2));
  }

  private String absolute(String file) {
    return normalize(ABSOLUTE.matcher(file).matches() ? file : directory + "/" + file);
  }

  private static String normalize(String path) {
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return (path.startsWith("/") ? "/" : "") + String.join("/", names);
  }

  /** The path as a part of a URI. */
  static String encode(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xFF);
      if ((character < 0x80 && Character.isLetterOrDigit(character))
          || UNRESERVED.indexOf(character) >= 0) {
        uri.append(character);
      } else {
        uri.append('%').append(String.format("%02X", octet & 0xFF));
      }
    }
    return uri.toString();
  }
}

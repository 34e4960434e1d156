package dev.pinlint.pins;

import java.util.Optional;
import java.util.function.Function;

/**
 * How a library matches host names against a pattern. Named in knowledge files as {@code
 * host-pattern=…}.
 */
public interface HostPatterns {

  /**
   * Whether every host that {@code pattern} matches is matched by {@code other} as well, in some
   * version of the library. A version that may be older must not turn two pins into one.
   */
  boolean covers(String other, String pattern);

  /** The pattern as the library compares it. */
  String canonical(String pattern);

  /** What the library makes of the pattern. */
  PatternReading read(String pattern);

  /**
   * The strategy with the name, for no version of the library in particular.
   *
   * @throws IllegalArgumentException if there is none
   */
  static HostPatterns named(String name) {
    return named(name, coordinates -> Optional.empty());
  }

  /**
   * The strategy with the name.
   *
   * @param versions the version of the library with the coordinates {@code groupId:artifactId}, if
   *     known
   * @throws IllegalArgumentException if there is none
   */
  static HostPatterns named(String name, Function<String, Optional<String>> versions) {
    return switch (name) {
      case "exact-host" -> new ExactHosts();
      case "okhttp2-host" -> new OkHttpHosts(Optional.of("2.7.5"));
      case "okhttp3-host" ->
          new OkHttpHosts(
              versions
                  .apply("com.squareup.okhttp3:okhttp")
                  .or(() -> versions.apply("com.squareup.okhttp3:okhttp-jvm"))
                  .filter(version -> !version.isEmpty() && Character.isDigit(version.charAt(0))));
      default -> throw new IllegalArgumentException("no host pattern strategy " + name);
    };
  }
}

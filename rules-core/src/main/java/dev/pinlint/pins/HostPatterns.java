package dev.pinlint.pins;

import java.util.Locale;
import java.util.Map;

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

  /**
   * The strategy with the name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static HostPatterns named(String name) {
    HostPatterns strategy = Map.<String, HostPatterns>of("okhttp3-host", new OkHttp3()).get(name);
    if (strategy == null) {
      throw new IllegalArgumentException("no host pattern strategy " + name);
    }
    return strategy;
  }

  /**
   * OkHttp 3 to 5. Patterns are lower-cased (from 3.12). {@code *.e.com} matches exactly one more
   * label; {@code **.e.com} (from 4.3) any number, none included. Run against 3.0.0 to 5.5.1; see
   * the catalogue's semantics, section 1.
   */
  final class OkHttp3 implements HostPatterns {
    @Override
    public String canonical(String pattern) {
      return pattern.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean covers(String other, String pattern) {
      String wide = canonical(other);
      String narrow = canonical(pattern);
      if (wide.equals(narrow)) {
        return true;
      }
      if (wide.startsWith("**.")) {
        String domain = wide.substring(3);
        return isWithin(narrow.replaceFirst("^\\*{1,2}\\.", ""), domain);
      }
      if (wide.startsWith("*.") && !narrow.startsWith("*")) {
        String domain = wide.substring(1);
        return narrow.endsWith(domain) && narrow.indexOf('.') == narrow.length() - domain.length();
      }
      return false;
    }

    private static boolean isWithin(String host, String domain) {
      return host.equals(domain) || host.endsWith("." + domain);
    }
  }
}

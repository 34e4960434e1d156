package dev.pinlint.facts;

import java.util.List;
import java.util.Locale;

/**
 * A place that makes a server send public key pins to browsers (RFC 7469).
 *
 * @param location the call, in the outermost analysed frame in which the header is no parameter, or
 *     an entry of a configuration file
 * @param isEnforced whether a browser is to refuse other keys; else it is to report them only
 * @param related the call that the library receives, if that is another one
 */
public record PinningHeader(Location location, boolean isEnforced, List<Step> related) {

  private static final String ENFORCED = "Public-Key-Pins";
  private static final String REPORT_ONLY = ENFORCED + "-Report-Only";
  private static final String END = "(?:.*;)?max-age=0+(?:;.*)?";

  public PinningHeader {
    related = List.copyOf(related);
  }

  /** Whether a header is one with pins. */
  public static boolean isName(String header) {
    return isEnforcedName(header) || header.strip().equalsIgnoreCase(REPORT_ONLY);
  }

  /** Whether a header is one with pins that are enforced. */
  public static boolean isEnforcedName(String header) {
    return header.strip().equalsIgnoreCase(ENFORCED);
  }

  /** Whether the content of such a header ends what was pinned before. */
  public static boolean isEnd(String content) {
    return content.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "").matches(END);
  }
}

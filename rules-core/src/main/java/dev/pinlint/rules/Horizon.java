package dev.pinlint.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long before the end of something it is time to speak of it.
 *
 * @param days for a pin set, and for the certificate of a certification authority
 * @param leafDays for the certificate of a server, which is replaced more often
 */
public record Horizon(int days, int leafDays) {

  /** What holds where nobody says anything else. */
  public static final Horizon DEFAULT = new Horizon(90, 30);

  /** The certificates of authorities are made for up to thirty years. */
  private static final int MOST = 9999;

  private static final Pattern TEXT =
      Pattern.compile("\\s*(?<days>\\d{1,4})\\s*(?:,\\s*(?<leaf>\\d{1,4})\\s*)?");

  public Horizon {
    if (days < 0 || leafDays < 0 || days > MOST || leafDays > MOST) {
      throw new IllegalArgumentException("not between 0 and " + MOST + " days");
    }
  }

  /**
   * The horizon that an option names: {@code 60} for everything, {@code 180,30} with a number of
   * its own for the certificates of servers.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static Horizon parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text + " is no number of days like 90 or 90,30");
    }
    int days = Integer.parseInt(matcher.group("days"));
    String leaf = matcher.group("leaf");
    return new Horizon(days, leaf == null ? days : Integer.parseInt(leaf));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return days == leafDays ? String.valueOf(days) : days + "," + leafDays;
  }
}

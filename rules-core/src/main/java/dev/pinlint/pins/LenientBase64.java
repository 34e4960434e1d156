package dev.pinlint.pins;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Base64 as Okio decodes it: white space anywhere and any number of {@code =} at the end are passed
 * over, the URL-safe alphabet may be mixed in, and the bits of the last letter that fill no byte do
 * not count. Run against Okio 1.6.0, 1.17.2 and 3.6.0.
 */
final class LenientBase64 {

  private static final String PADDING = "= \t\r\n";
  private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]");
  private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9+/]*");

  private LenientBase64() {}

  /** The bytes; empty if the text is none of it. */
  static Optional<byte[]> decode(String text) {
    String letters = letters(text);
    int rest = letters.length() % 4;
    if (rest == 1 || !LETTERS.matcher(letters).matches()) {
      return Optional.empty();
    }
    byte[] whole = Base64.getDecoder().decode(letters + "AAAA".substring(rest == 0 ? 4 : rest));
    return Optional.of(java.util.Arrays.copyOf(whole, letters.length() * 6 / 8));
  }

  /** What counts of the text, in the usual alphabet. */
  static String letters(String text) {
    int end = text.length();
    while (end > 0 && PADDING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return SPACE.matcher(text.substring(0, end)).replaceAll("").replace('-', '+').replace('_', '/');
  }
}

package dev.pinlint.pins;

import java.util.Map;
import java.util.regex.Pattern;

/** How a library reads the text of a pin. Named in knowledge files as {@code pin-format=…}. */
public interface PinFormats {

  /** Two texts with one canonical form are one pin to the library. */
  String canonical(String pin);

  /**
   * Whether the library takes the text without an exception; whether it can ever match is another
   * question.
   */
  boolean accepts(String pin);

  /**
   * The strategy with the name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static PinFormats named(String name) {
    PinFormats strategy = Map.<String, PinFormats>of("okhttp3-pin", new OkHttp3()).get(name);
    if (strategy == null) {
      throw new IllegalArgumentException("no pin format strategy " + name);
    }
    return strategy;
  }

  /**
   * OkHttp 3 to 5: {@code sha256/} or {@code sha1/}, then base64 in which white space, missing
   * padding and the URL-safe alphabet are accepted. Run against 3.3.0 to 5.5.1; see the catalogue's
   * semantics, section 1.
   */
  final class OkHttp3 implements PinFormats {
    private static final Pattern ACCEPTED = Pattern.compile("sha(?:256|1)/[A-Za-z0-9+/_=\\s-]*");

    @Override
    public boolean accepts(String pin) {
      return ACCEPTED.matcher(pin).matches();
    }

    @Override
    public String canonical(String pin) {
      int slash = pin.indexOf('/');
      String digest = pin.substring(slash + 1);
      return pin.substring(0, slash + 1)
          + digest.replaceAll("[\\s=]", "").replace('-', '+').replace('_', '/');
    }
  }
}

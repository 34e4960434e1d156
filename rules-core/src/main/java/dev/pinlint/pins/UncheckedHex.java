package dev.pinlint.pins;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hexadecimal digests of libraries that look at nothing: what is no digit becomes some number, and
 * the length is compared in vain. A text that breaks off in the middle of a byte ends the array
 * that it is read from. Run against Elasticsearch's client 9.5.3 and AndroidPinning 1.0.0.
 */
final class UncheckedHex implements PinFormats {

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]*");

  private final DigestAlgorithm algorithm;
  private final boolean isOfKey;
  private final boolean takesColons;

  private UncheckedHex(DigestAlgorithm algorithm, boolean isOfKey, boolean takesColons) {
    this.algorithm = algorithm;
    this.isOfKey = isOfKey;
    this.takesColons = takesColons;
  }

  /** {@code sslContextFromCaFingerprint}: of the certificate of a CA, colons anywhere. */
  static UncheckedHex elasticsearch() {
    return new UncheckedHex(DigestAlgorithm.SHA_256, false, true);
  }

  /** {@code PinningTrustManager}: of a key. */
  static UncheckedHex androidPinning() {
    return new UncheckedHex(DigestAlgorithm.SHA_1, true, false);
  }

  @Override
  public boolean isOfKey(String pin) {
    return isOfKey;
  }

  @Override
  public Optional<DigestAlgorithm> algorithm(String beginning, Optional<String> named) {
    return Optional.of(algorithm);
  }

  @Override
  public PinReading read(String pin, Optional<String> named) {
    Optional<DigestAlgorithm> known = Optional.of(algorithm);
    String digits = (takesColons ? pin.replace(":", "") : pin).toLowerCase(Locale.ROOT);
    if (digits.length() % 2 != 0) {
      return PinReading.flawed(pin, known, PinFlaw.REFUSED_ALPHABET);
    } else if (!DIGITS.matcher(digits).matches()) {
      return PinReading.flawed(pin, known, PinFlaw.UNMATCHED_ALPHABET);
    } else if (digits.length() != 2 * algorithm.length()) {
      return PinReading.flawed(pin, known, PinFlaw.UNMATCHED_LENGTH);
    }
    return Placeholders.looksMadeUp(digits)
        ? PinReading.flawed(pin, known, PinFlaw.PLACEHOLDER)
        : PinReading.sound(digits, known);
  }
}

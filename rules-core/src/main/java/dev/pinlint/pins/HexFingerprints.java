package dev.pinlint.pins;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Netty's fingerprints: hexadecimal digits in any case, with colons anywhere, as many as the digest
 * has. All else is refused, at the latest when the factory is made. Run against 4.1.115.
 */
final class HexFingerprints implements PinFormats {

  private static final Pattern ALPHABET = Pattern.compile("[0-9a-fA-F:]+");

  private final Optional<DigestAlgorithm> fixed;

  /** Fingerprints of the algorithm, or of the one that the code names. */
  HexFingerprints(Optional<DigestAlgorithm> fixed) {
    this.fixed = fixed;
  }

  /** Whether the text is a digest of the algorithm in hexadecimal. */
  static boolean isDigest(String text, DigestAlgorithm algorithm) {
    return ALPHABET.matcher(text).matches() && digits(text).length() == 2 * algorithm.length();
  }

  /** The bytes of a digest. */
  static byte[] bytes(String digest) {
    return HexFormat.of().parseHex(digits(digest));
  }

  private static String digits(String text) {
    return text.replace(":", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isOfKey(String pin) {
    return false;
  }

  @Override
  public Optional<DigestAlgorithm> algorithm(String beginning, Optional<String> named) {
    return fixed.or(() -> named.flatMap(DigestAlgorithm::named));
  }

  @Override
  public PinReading read(String pin, Optional<String> named) {
    Optional<DigestAlgorithm> algorithm = algorithm(pin, named);
    if (!ALPHABET.matcher(pin).matches()) {
      return PinReading.flawed(pin, algorithm, PinFlaw.REFUSED_ALPHABET);
    }
    String digits = digits(pin);
    boolean isWhole = algorithm.map(known -> isDigest(pin, known)).orElse(digits.length() % 2 == 0);
    if (!isWhole) {
      return PinReading.flawed(pin, algorithm, PinFlaw.REFUSED_LENGTH);
    }
    return Placeholders.looksMadeUp(digits)
        ? PinReading.flawed(pin, algorithm, PinFlaw.PLACEHOLDER)
        : PinReading.sound(digits, algorithm);
  }
}

package dev.pinlint.pins;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * java-pinning: what is compared with the server's own certificate, a colon, and hexadecimal digits
 * with white space and colons anywhere. {@code SHA256} and {@code PLAIN} are of its key, {@code
 * CERTSHA256} and {@code CERTPLAIN} of all of it. The length of a digest is not checked. Run
 * against 1.2.0 and 1.3.0.
 */
final class JavaPinningPins implements PinFormats {

  private static final Pattern PIN =
      Pattern.compile("(?<what>(?:CERT)?(?:SHA256|PLAIN)):(?<digits>.*)", Pattern.DOTALL);

  private static final Pattern SEPARATORS = Pattern.compile("[\\s:]");
  private static final Pattern BYTES = Pattern.compile("(?:[0-9a-f]{2})*");

  @Override
  public boolean isOfKey(String pin) {
    return !pin.startsWith("CERT");
  }

  @Override
  public Optional<DigestAlgorithm> algorithm(String beginning, Optional<String> named) {
    return beginning.startsWith("SHA256:") || beginning.startsWith("CERTSHA256:")
        ? Optional.of(DigestAlgorithm.SHA_256)
        : Optional.empty();
  }

  @Override
  public PinReading read(String pin, Optional<String> named) {
    Optional<DigestAlgorithm> algorithm = algorithm(pin, named);
    Matcher parts = PIN.matcher(pin);
    if (!parts.matches()) {
      return PinReading.flawed(pin, algorithm, PinFlaw.REFUSED_PREFIX);
    }
    String digits =
        SEPARATORS.matcher(parts.group("digits")).replaceAll("").toLowerCase(Locale.ROOT);
    if (!BYTES.matcher(digits).matches()) {
      return PinReading.flawed(pin, algorithm, PinFlaw.REFUSED_ALPHABET);
    } else if (algorithm.filter(known -> digits.length() != 2 * known.length()).isPresent()) {
      return PinReading.flawed(pin, algorithm, PinFlaw.UNMATCHED_LENGTH);
    }
    return algorithm.isPresent() && Placeholders.looksMadeUp(digits)
        ? PinReading.flawed(pin, algorithm, PinFlaw.PLACEHOLDER)
        : PinReading.sound(digits, algorithm);
  }
}

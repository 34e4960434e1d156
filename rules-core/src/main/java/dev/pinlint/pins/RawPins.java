package dev.pinlint.pins;

import java.util.Base64;
import java.util.Optional;

/**
 * Pins that are handed over as the 32 bytes of a SHA-256 digest of a key. They are shown, and
 * compared here, as other libraries write them. Cronet and Android's HttpEngine refuse any other
 * length; see the catalogue's semantics, section 2.2 (read, not run).
 */
final class RawPins implements PinFormats {

  private static final String PREFIX = "sha256/";

  private static final Optional<DigestAlgorithm> ALGORITHM = Optional.of(DigestAlgorithm.SHA_256);

  @Override
  public boolean isOfKey(String pin) {
    return true;
  }

  @Override
  public Optional<String> text(byte[] pin) {
    return Optional.of(PREFIX + Base64.getEncoder().encodeToString(pin));
  }

  @Override
  public Optional<DigestAlgorithm> algorithm(String beginning, Optional<String> named) {
    return ALGORITHM;
  }

  @Override
  public PinReading read(String pin, Optional<String> named) {
    String digest = pin.substring(Math.min(PREFIX.length(), pin.length()));
    Optional<byte[]> bytes = LenientBase64.decode(digest);
    if (bytes.filter(found -> found.length == DigestAlgorithm.SHA_256.length()).isEmpty()) {
      return PinReading.flawed(pin, ALGORITHM, PinFlaw.REFUSED_LENGTH);
    }
    return Placeholders.looksMadeUp(LenientBase64.letters(digest))
        ? PinReading.flawed(pin, ALGORITHM, PinFlaw.PLACEHOLDER)
        : PinReading.sound(pin, ALGORITHM);
  }
}

package dev.pinlint.pins;

import java.util.Optional;

/**
 * TrustKit for Android, in code: the digest as in a Network Security Config, which says no
 * algorithm; it is SHA-256. Another length is refused. Run against 1.1.3 and 1.1.5, with the base64
 * of Android 7.0.
 */
final class TrustKitPins implements PinFormats {

  private static final Optional<String> SHA_256 = Optional.of("SHA-256");

  private final AndroidPins format = new AndroidPins();

  @Override
  public boolean isOfKey(String pin) {
    return true;
  }

  @Override
  public String spelled(String pin) {
    return format.spelled(pin);
  }

  @Override
  public Optional<DigestAlgorithm> algorithm(String beginning, Optional<String> named) {
    return Optional.of(DigestAlgorithm.SHA_256);
  }

  @Override
  public PinReading read(String pin, Optional<String> named) {
    return format.read(pin, SHA_256);
  }
}

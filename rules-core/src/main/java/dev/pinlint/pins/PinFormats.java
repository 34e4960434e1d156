package dev.pinlint.pins;

import java.util.Optional;
import java.util.function.Function;

/** How a library reads the text of a pin. Named in knowledge files as {@code pin-format=…}. */
public interface PinFormats {

  /**
   * What the library makes of the text.
   *
   * @param algorithm the algorithm that the code names beside the pin, where the API asks for one
   */
  PinReading read(String pin, Optional<String> algorithm);

  /** The algorithm of a pin of which no more is known than how it begins. */
  Optional<DigestAlgorithm> algorithm(String beginning, Optional<String> algorithm);

  /** Whether a pin is the digest of a key, or one; else it is that of a whole certificate. */
  boolean isOfKey(String pin);

  /**
   * The text that a pin is read as that is handed over in bytes; empty if the library takes none.
   */
  default Optional<String> text(byte[] pin) {
    return Optional.empty();
  }

  /** How the library wants it what is {@code sha256/…} elsewhere. */
  default String spelled(String pin) {
    return pin;
  }

  /**
   * The strategy with the name, for no version of the library in particular.
   *
   * @throws IllegalArgumentException if there is none
   */
  static PinFormats named(String name) {
    return named(name, coordinates -> Optional.empty());
  }

  /**
   * The strategy with the name.
   *
   * @param versions the version of the library with the coordinates {@code groupId:artifactId}, if
   *     known
   * @throws IllegalArgumentException if there is none
   */
  static PinFormats named(String name, Function<String, Optional<String>> versions) {
    return switch (name) {
      case "okhttp2-pin" -> new OkHttpPins(false);
      case "okhttp3-pin" ->
          new OkHttpPins(
              versions
                  .apply("com.squareup.okhttp3:okhttp")
                  .filter(OkHttpPins::knowsOnlySha1)
                  .isEmpty());
      case "netty-fingerprint-sha1" -> new HexFingerprints(Optional.of(DigestAlgorithm.SHA_1));
      case "java-pinning" -> new JavaPinningPins();
      case "android-pinning" -> UncheckedHex.androidPinning();
      case "elasticsearch-fingerprint" -> UncheckedHex.elasticsearch();
      case "trustkit" -> new TrustKitPins();
      case "raw-sha256" -> new RawPins();
      case "hex-fingerprint" -> new HexFingerprints(Optional.empty());
      case "android-pin" -> new AndroidPins();
      default -> throw new IllegalArgumentException("no pin format strategy " + name);
    };
  }
}

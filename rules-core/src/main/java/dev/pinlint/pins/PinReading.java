package dev.pinlint.pins;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a library makes of the text of a pin.
 *
 * @param canonical two texts with one canonical form are one pin to the library
 * @param algorithm what the digest is made with, if known
 * @param flaw what keeps the pin from ever matching, if anything does
 * @param mended the text that the library wants for the same digest, if there is a flaw and the
 *     digest can be told all the same
 */
public record PinReading(
    String canonical,
    Optional<DigestAlgorithm> algorithm,
    Optional<PinFlaw> flaw,
    Optional<String> mended) {

  PinReading(String canonical, Optional<DigestAlgorithm> algorithm, Optional<PinFlaw> flaw) {
    this(canonical, algorithm, flaw, Optional.empty());
  }

  /** This reading with the text that the library wants. */
  public PinReading mendedTo(Optional<String> text) {
    return new PinReading(canonical, algorithm, flaw, text);
  }

  /** This reading with what is known of the keys that there are. */
  public PinReading flawedBy(PinFlaw found, Optional<String> right) {
    return new PinReading(canonical, algorithm, Optional.of(found), right);
  }

  /** The bytes of the digest; empty if it has not the form of one. */
  public Optional<byte[]> digest() {
    if (flaw.filter(found -> !found.isWellFormed()).isPresent()) {
      return Optional.empty();
    }
    int slash = canonical.indexOf('/');
    return Optional.of(
        canonical.startsWith("sha") && slash > 0
            ? Base64.getDecoder().decode(canonical.substring(slash + 1))
            : HexFormat.of().parseHex(canonical));
  }

  static PinReading sound(String canonical, Optional<DigestAlgorithm> algorithm) {
    return new PinReading(canonical, algorithm, Optional.empty());
  }

  static PinReading flawed(String text, Optional<DigestAlgorithm> algorithm, PinFlaw flaw) {
    return new PinReading(text, algorithm, Optional.of(flaw));
  }
}

package dev.pinlint.pins;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pins of Android's Network Security Config: a SHA-256 digest in base64, whose algorithm stands
 * beside it. Whatever is wrong with one makes the platform refuse the whole file. Run against
 * Android 7.0 and 17; see the catalogue's semantics, section 2.1.
 */
public final class AndroidPins implements PinFormats {

  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9+/=]");

  /** As libraries for code want it, white space around or within. */
  private static final Pattern PREFIX = Pattern.compile("\\s*(?i:sha-?256)\\s*[/:=]\\s*");

  @Override
  public Optional<DigestAlgorithm> algorithm(String beginning, Optional<String> algorithm) {
    return algorithm.flatMap(DigestAlgorithm::named);
  }

  @Override
  public boolean isOfKey(String pin) {
    return true;
  }

  @Override
  public String spelled(String pin) {
    return pin.replaceFirst("^sha256/", "");
  }

  @Override
  public PinReading read(String pin, Optional<String> algorithm) {
    Optional<DigestAlgorithm> known = algorithm(pin, algorithm);
    if (algorithm.filter("SHA-256"::equalsIgnoreCase).isEmpty()) {
      return PinReading.flawed(pin, known, PinFlaw.REFUSED_DIGEST);
    }
    Optional<byte[]> bytes = decode(pin);
    if (bytes.filter(found -> found.length == DigestAlgorithm.SHA_256.length()).isEmpty()) {
      PinFlaw flaw = bytes.isEmpty() ? PinFlaw.REFUSED_ALPHABET : PinFlaw.REFUSED_LENGTH;
      return PinReading.flawed(pin, known, flaw).mendedTo(mended(pin));
    }
    String digest = Base64.getEncoder().encodeToString(bytes.get());
    String canonical = "sha256/" + digest;
    return Placeholders.looksMadeUp(digest.replace("=", ""))
        ? PinReading.flawed(canonical, known, PinFlaw.PLACEHOLDER)
        : PinReading.sound(canonical, known);
  }

  /** The digest that was meant: in hexadecimal, or with its algorithm before it. */
  private static Optional<String> mended(String pin) {
    String digest = PREFIX.matcher(pin).replaceFirst("").strip();
    Optional<byte[]> bytes =
        HexFingerprints.isDigest(digest, DigestAlgorithm.SHA_256)
            ? Optional.of(HexFingerprints.bytes(digest))
            : LenientBase64.decode(digest);
    return bytes
        .filter(found -> found.length == DigestAlgorithm.SHA_256.length())
        .map(Base64.getEncoder()::encodeToString);
  }

  /**
   * Base64 as the platform decodes it: what does not belong to it is passed over, and a {@code =}
   * at the end may be missing, but not one of two.
   */
  public static Optional<byte[]> decode(String text) {
    String all = FOREIGN.matcher(text).replaceAll("");
    int end = all.indexOf('=');
    String letters = end < 0 ? all : all.substring(0, end);
    String padding = all.substring(letters.length());
    boolean isWhole =
        switch (letters.length() % 4) {
          case 0 -> padding.isEmpty();
          case 2 -> padding.isEmpty() || padding.equals("==");
          case 3 -> padding.isEmpty() || padding.equals("=");
          default -> false;
        };
    return isWhole ? Optional.of(Base64.getDecoder().decode(letters)) : Optional.empty();
  }
}

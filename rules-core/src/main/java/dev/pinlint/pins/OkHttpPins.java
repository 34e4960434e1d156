package dev.pinlint.pins;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * OkHttp: {@code sha256/} or {@code sha1/} in lower case, then the digest in {@link LenientBase64}.
 * Whether the digest has the length of its algorithm is not checked. Before 3.2.0 {@code sha256/}
 * is refused. Run against 2.1.0 to 5.5.1; see the catalogue's semantics, section 1.
 */
final class OkHttpPins implements PinFormats {

  private static final Pattern ONLY_SHA_1 = Pattern.compile("[12]\\..*|3\\.[01]([.-].*)?");

  /** How people write it who know what a pin is and not how this library has it. */
  private static final Pattern MISSPELT =
      Pattern.compile("(?:(?i:sha)-?(?<algorithm>256|1)\\s*[/:=_-]\\s*)?(?<digest>\\S+)");

  private final boolean knowsSha256;

  OkHttpPins(boolean knowsSha256) {
    this.knowsSha256 = knowsSha256;
  }

  /** Whether OkHttp of the version refuses all but {@code sha1/}. */
  static boolean knowsOnlySha1(String version) {
    return ONLY_SHA_1.matcher(version).matches();
  }

  @Override
  public boolean isOfKey(String pin) {
    return true;
  }

  @Override
  public Optional<DigestAlgorithm> algorithm(String beginning, Optional<String> named) {
    if (beginning.startsWith("sha256/")) {
      return Optional.of(DigestAlgorithm.SHA_256);
    }
    return beginning.startsWith("sha1/") ? Optional.of(DigestAlgorithm.SHA_1) : Optional.empty();
  }

  @Override
  public PinReading read(String pin, Optional<String> named) {
    PinReading reading = readAsIs(pin);
    return reading.mendedTo(
        reading
            .flaw()
            .flatMap(flaw -> mended(pin))
            .filter(mended -> readAsIs(mended).flaw().isEmpty()));
  }

  /** The digest that was meant: under another spelling of its algorithm, or in hexadecimal. */
  private Optional<String> mended(String pin) {
    Matcher parts = MISSPELT.matcher(pin.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String digest = parts.group("digest");
    return Stream.of(DigestAlgorithm.SHA_256, DigestAlgorithm.SHA_1)
        .filter(
            algorithm ->
                parts.group("algorithm") == null
                    || algorithm.standardName().endsWith("-" + parts.group("algorithm")))
        .flatMap(algorithm -> mended(digest, algorithm).stream())
        .findFirst();
  }

  private static Optional<String> mended(String digest, DigestAlgorithm algorithm) {
    Optional<byte[]> bytes =
        HexFingerprints.isDigest(digest, algorithm)
            ? Optional.of(HexFingerprints.bytes(digest))
            : LenientBase64.decode(digest).filter(found -> found.length == algorithm.length());
    String prefix = algorithm == DigestAlgorithm.SHA_256 ? "sha256/" : "sha1/";
    return bytes.map(found -> prefix + Base64.getEncoder().encodeToString(found));
  }

  private PinReading readAsIs(String pin) {
    Optional<DigestAlgorithm> algorithm = algorithm(pin, Optional.empty());
    if (algorithm.isEmpty()) {
      return PinReading.flawed(pin, algorithm, PinFlaw.REFUSED_PREFIX);
    }
    if (algorithm.get() == DigestAlgorithm.SHA_256 && !knowsSha256) {
      return PinReading.flawed(pin, algorithm, PinFlaw.REFUSED_ALGORITHM);
    }
    int start = pin.indexOf('/') + 1;
    String digest = pin.substring(start);
    Optional<byte[]> bytes = LenientBase64.decode(digest);
    if (bytes.isEmpty()) {
      return PinReading.flawed(pin, algorithm, PinFlaw.REFUSED_ALPHABET);
    }
    String canonical = pin.substring(0, start) + Base64.getEncoder().encodeToString(bytes.get());
    return new PinReading(canonical, algorithm, flaw(digest, bytes.get(), algorithm.get()));
  }

  private static Optional<PinFlaw> flaw(String digest, byte[] bytes, DigestAlgorithm algorithm) {
    if (bytes.length != algorithm.length()) {
      return Optional.of(
          HexFingerprints.isDigest(digest, algorithm)
              ? PinFlaw.UNMATCHED_HEX
              : PinFlaw.UNMATCHED_LENGTH);
    }
    return Placeholders.looksMadeUp(LenientBase64.letters(digest))
        ? Optional.of(PinFlaw.PLACEHOLDER)
        : Optional.empty();
  }
}

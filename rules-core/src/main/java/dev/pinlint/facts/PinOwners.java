package dev.pinlint.facts;

import dev.pinlint.authorities.Authority;
import dev.pinlint.authorities.KnownKeys;
import dev.pinlint.pins.DigestAlgorithm;
import dev.pinlint.pins.PinFlaw;
import dev.pinlint.pins.PinReading;
import java.util.Optional;
import java.util.Set;

/**
 * Whose keys pins are. A pin that is none of a known key may still be made of one: in a way that no
 * library makes pins, or with a slip of the pen.
 */
public final class PinOwners {

  /** Pins of documentations that are the keys of a server, and not of an authority. */
  private static final Set<String> DOCUMENTATION =
      Set.of(
          // okhttp3.CertificatePinner, for publicobject.com
          "sha256/afwiKY3RxoMmLkuRW1l7QsPZTJPwDS2pdDROQjXw8ig=",
          // developer.android.com, the backup in the sample of the Network Security Config
          "sha256/fwza0LRMXouZHRC8Ei+4PyuldPDcf3UKgO/04cDM1oE=");

  private PinOwners() {}

  /** The digest of the key or certificate that a sound pin is, if known keys can be told by it. */
  private static Optional<byte[]> sha256(PinReading reading) {
    return reading.algorithm().filter(DigestAlgorithm.SHA_256::equals).isPresent()
        ? reading.digest()
        : Optional.empty();
  }

  /** Whose key, or certificate, the pin is, or was to be if it has a flaw. */
  public static Optional<Authority> owner(PinReading reading, boolean isOfKey) {
    return sha256(reading)
        .flatMap(digest -> isOfKey ? maker(digest) : KnownKeys.get().ofCertificate(digest));
  }

  /** Whose key it is, or was to be. */
  private static Optional<Authority> maker(byte[] digest) {
    KnownKeys keys = KnownKeys.get();
    return keys.ofKey(digest)
        .or(() -> keys.ofBareKey(digest))
        .or(() -> keys.ofCertificate(digest))
        .or(() -> keys.near(digest));
  }

  /** The reading of the pin of a key, with the flaws that only those see who know all keys. */
  public static PinReading judged(PinReading reading) {
    Optional<byte[]> digest = sha256(reading);
    if (digest.isEmpty()) {
      return reading;
    } else if (DOCUMENTATION.contains(reading.canonical())) {
      return reading.flawedBy(PinFlaw.DOCUMENTATION, Optional.empty());
    }
    KnownKeys keys = KnownKeys.get();
    if (keys.ofKey(digest.get()).isPresent()) {
      return reading;
    }
    Optional<Authority> bare = keys.ofBareKey(digest.get());
    if (bare.isPresent()) {
      return reading.flawedBy(PinFlaw.UNMATCHED_BARE_KEY, bare.map(PinOwners::pin));
    }
    Optional<Authority> certificate = keys.ofCertificate(digest.get());
    if (certificate.isPresent()) {
      return reading.flawedBy(PinFlaw.UNMATCHED_CERTIFICATE, certificate.map(PinOwners::pin));
    }
    // What was meant can be told, but not that it is what is wanted.
    return keys.near(digest.get()).isPresent()
        ? reading.flawedBy(PinFlaw.NEAR_MISS, Optional.empty())
        : reading;
  }

  private static String pin(Authority authority) {
    return "sha256/" + authority.digest();
  }
}

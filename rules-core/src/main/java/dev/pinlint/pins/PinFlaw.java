package dev.pinlint.pins;

import java.util.Locale;

/** What keeps the text of a pin from ever matching a certificate. */
public enum PinFlaw {
  /** The library throws: it knows no algorithm that is written so. */
  REFUSED_PREFIX,
  /** The library throws: it knows the algorithm in other versions, not in this one. */
  REFUSED_ALGORITHM,
  /** The library throws: the algorithm that is named beside the digest is none that it takes. */
  REFUSED_DIGEST,
  /** The library throws: what stands for the digest cannot be decoded. */
  REFUSED_ALPHABET,
  /** The library throws: the digest is too short or too long. */
  REFUSED_LENGTH,
  /** The library takes a digest that is too short or too long, and compares it in vain. */
  UNMATCHED_LENGTH,
  /** The library takes for a number what is no digit, and compares the result in vain. */
  UNMATCHED_ALPHABET,
  /** The library decodes hexadecimal digits as base64, and compares the result in vain. */
  UNMATCHED_HEX,
  /** It is the digest of the bits of a known key, without the structure around them. */
  UNMATCHED_BARE_KEY,
  /** It is the digest of a known certificate where that of a key is compared. */
  UNMATCHED_CERTIFICATE,
  /** It begins like the digest of a known key, and goes on otherwise. */
  NEAR_MISS,
  /** It is copied from a documentation, whose host it was once made for. */
  DOCUMENTATION,
  /** It has the form of a digest, but no digest looks like that. */
  PLACEHOLDER;

  /** The name in messages and reports. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it has the form of a pin all the same, so that only its digest tells. */
  public boolean isWellFormed() {
    return switch (this) {
      case UNMATCHED_BARE_KEY, UNMATCHED_CERTIFICATE, NEAR_MISS, DOCUMENTATION -> true;
      default -> false;
    };
  }

  /** Whether the library says so, with an exception. */
  public boolean isRefused() {
    return name().startsWith("REFUSED");
  }
}

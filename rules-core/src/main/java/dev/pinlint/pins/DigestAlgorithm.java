package dev.pinlint.pins;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An algorithm that pins are made with. */
public enum DigestAlgorithm {
  MD2("MD2", 16),
  MD5("MD5", 16),
  SHA_1("SHA-1", 20),
  SHA_224("SHA-224", 28),
  SHA_256("SHA-256", 32),
  SHA_384("SHA-384", 48),
  SHA_512("SHA-512", 64);

  private final String standardName;
  private final int length;

  DigestAlgorithm(String standardName, int length) {
    this.standardName = standardName;
    this.length = length;
  }

  /** The name that the Java platform documents for it. */
  public String standardName() {
    return standardName;
  }

  /** The length of its digests, in bytes. */
  public int length() {
    return length;
  }

  /**
   * The algorithm with the name as {@link java.security.MessageDigest} takes it: in any case, and
   * with the platform's other spellings.
   */
  public static Optional<DigestAlgorithm> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String spelled = upper.equals("SHA") ? "SHA1" : upper;
    return Arrays.stream(values())
        .filter(
            algorithm ->
                spelled.equals(algorithm.standardName)
                    || spelled.equals(algorithm.standardName.replace("-", "")))
        .findFirst();
  }
}

package dev.pinlint.authorities;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A key of a certification authority. Of some no more is known than that they are one.
 *
 * @param digest the SHA-256 of the key, its SubjectPublicKeyInfo, in base64 with the filling
 * @param isRoot whether it has a certificate that it has signed itself
 * @param name what its certificates are called; empty if it is not known
 * @param organization whose it is; empty if it is not known
 * @param lastDay the day on which the last of its certificates ends, if it is known
 * @param isInStore whether a root program trusts it itself
 * @param isRooted whether a root program trusts it, or one above it
 * @param standing what the lists say of it
 * @param status the words of the lists
 */
public record Authority(
    String digest,
    boolean isRoot,
    String name,
    String organization,
    Optional<LocalDate> lastDay,
    boolean isInStore,
    boolean isRooted,
    Standing standing,
    String status) {

  /** What it is called in a sentence. */
  public String title() {
    if (name.isEmpty()) {
      return "a known certification authority";
    }
    String of = organization.isEmpty() || name.contains(organization) ? "" : " of " + organization;
    return (isRoot ? "the root " : "the intermediate ") + name + of;
  }
}

package dev.pinlint.knowledge;

import java.util.Locale;

/** A check of the server's identity that a library lets one switch off. */
public enum TrustCheck {
  /** That the certificate chain leads to somebody who is trusted. */
  CHAIN,
  /** That the certificate is for the host that was asked for. */
  HOSTNAME,
  /** That nobody has revoked a certificate of the chain. */
  REVOCATION,
  /** That a key of the chain is pinned, where some are. */
  PIN;

  /** The name in knowledge files. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}

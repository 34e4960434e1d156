package dev.pinlint.cli.inventory;

/** What enforces a pin. */
public enum Mechanism {
  /** OkHttp's {@code CertificatePinner}. */
  OKHTTP("OkHttp"),
  /** Netty's {@code FingerprintTrustManagerFactory}, which checks nothing but the fingerprint. */
  NETTY_FINGERPRINT("Netty fingerprints"),
  /** Android's Network Security Config. */
  NETWORK_SECURITY_CONFIG("Network Security Config"),
  /** Certificates of the program in place of the platform's trust anchors. */
  TRUST_ANCHORS("own trust anchors"),
  /** A check of the program's own that compares. */
  HAND_ROLLED("hand-rolled check"),
  /** Another library. */
  UNKNOWN("another library");

  private final String title;

  Mechanism(String title) {
    this.title = title;
  }

  /** What it is called in a sentence. */
  public String title() {
    return title;
  }

  /** Whether it is told for which hosts it is. */
  public boolean isByHost() {
    return this == OKHTTP || this == NETWORK_SECURITY_CONFIG;
  }
}

package dev.pinlint.rules;

import java.util.List;

/** All rules. */
public final class Rules {

  /** All rules, by name. */
  public static final List<Rule> ALL =
      List.of(
          new CustomHostnameVerifier(),
          new CustomTrustManager(),
          new HandRolledPin(),
          new HardcodedPin(),
          new InsecureHostnameVerifier(),
          new InsecureTrustApi(),
          new LeafCertificatePin(),
          new MalformedPin(),
          new MissingBackupPin(),
          new PartialTrustCheck(),
          new PinWithoutChainValidation(),
          new RevocationDisabled(),
          new SwallowedTrustFailure(),
          new TrustAllCertificates(),
          new WeakPinDigest(),
          new WebViewTlsErrorIgnored());

  private Rules() {}
}

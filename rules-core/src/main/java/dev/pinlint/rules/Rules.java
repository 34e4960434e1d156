package dev.pinlint.rules;

import java.util.List;

/** All rules. */
public final class Rules {

  /** All rules, by name. */
  public static final List<Rule> ALL =
      List.of(
          new CustomHostnameVerifier(),
          new CustomTrustManager(),
          new DeadPinPattern(),
          new ExpiredPin(),
          new HardcodedCertificate(),
          new HardcodedPin(),
          new InsecureHostnameVerifier(),
          new InsecureTrustApi(),
          new MalformedPin(),
          new MissingBackupPin(),
          new PartialTrustCheck(),
          new StaleCaPin(),
          new SwallowedTrustFailure(),
          new TrustAllCertificates(),
          new WeakPinDigest());

  private Rules() {}
}

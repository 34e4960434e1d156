package dev.pinlint.rules;

import java.util.List;

/** All rules. */
public final class Rules {

  /** All rules, by name. */
  public static final List<Rule> ALL =
      List.of(
          new CustomHostnameVerifier(),
          new CustomTrustManager(),
          new InsecureHostnameVerifier(),
          new MissingBackupPin(),
          new PartialTrustCheck(),
          new SwallowedTrustFailure(),
          new TrustAllCertificates());

  private Rules() {}
}

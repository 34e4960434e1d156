package dev.pinlint.rules;

import java.util.List;

/** All rules. */
public final class Rules {

  /** All rules, by name. */
  public static final List<Rule> ALL =
      List.of(
          new BypassedPin(),
          new CustomHostnameVerifier(),
          new CustomTrustManager(),
          new HardcodedPin(),
          new InsecureHostnameVerifier(),
          new InsecureTrustApi(),
          new MalformedPin(),
          new MissingBackupPin(),
          new PartialTrustCheck(),
          new SwallowedTrustFailure(),
          new TrustAllCertificates(),
          new UndatedPinSet(),
          new UserTrustAnchors(),
          new WeakPinDigest());

  private Rules() {}
}

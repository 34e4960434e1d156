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
          new DeadPinPattern(),
          new ExpiredPin(),
          new GlobalTrustOverride(),
          new HandRolledPin(),
          new HardcodedCertificate(),
          new HardcodedPin(),
          new HttpPublicKeyPinning(),
          new InsecureHostnameVerifier(),
          new InsecureTrustApi(),
          new LeafCertificatePin(),
          new MalformedPin(),
          new MissingBackupPin(),
          new MissingHostnameVerification(),
          new NoPinKillSwitch(),
          new PartialTrustCheck(),
          new PinDrift(),
          new PinWithoutChainValidation(),
          new RevocationDisabled(),
          new StaleCaPin(),
          new StaleSuppression(),
          new SwallowedTrustFailure(),
          new TrustAllCertificates(),
          new TrustOnFirstUse(),
          new UndatedPinSet(),
          new UndocumentedPin(),
          new UninstalledPinner(),
          new UserApprovedTrust(),
          new UserTrustAnchors(),
          new WeakPinDigest(),
          new WebViewTlsErrorIgnored());

  private Rules() {}
}

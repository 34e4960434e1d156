package dev.pinlint.facts;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A certificate that is written in the program.
 *
 * @param subject whose it is, as RFC 2253 writes names
 * @param issuer who made it
 * @param isSelfSigned whether subject and issuer are one, and its own key verifies it
 * @param isAuthority whether certificates may be made with it: it is no server's own
 * @param key algorithm and length of its key, as {@code RSA 2048}
 * @param firstDay the day it begins, in UTC
 * @param lastDay the day it ends, in UTC
 * @param pin {@code sha256/} and the base64 of the SHA-256 of its key: what most libraries pin
 * @param fingerprint the SHA-256 of the whole certificate, in hexadecimal
 */
public record EmbeddedCertificate(
    String subject,
    String issuer,
    boolean isSelfSigned,
    boolean isAuthority,
    String key,
    LocalDate firstDay,
    LocalDate lastDay,
    String pin,
    String fingerprint) {

  /** Version 1 has no extensions, so that it cannot say that it is an authority's. */
  private static final int WITH_EXTENSIONS = 3;

  /**
   * The certificates in a content, as the platform reads them: PEM, DER, PKCS#7; none if it refuses
   * it.
   */
  public static List<EmbeddedCertificate> all(byte[] content) {
    try {
      return all(
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content)));
    } catch (CertificateException e) {
      return List.of();
    }
  }

  /** What is known of certificates that have been read. */
  public static List<EmbeddedCertificate> all(Collection<? extends Certificate> certificates) {
    List<EmbeddedCertificate> all = new ArrayList<>();
    for (Certificate one : certificates) {
      if (one instanceof X509Certificate certificate) {
        all.add(of(certificate, encoded(certificate)));
      }
    }
    return List.copyOf(all);
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("it was read from its encoding", e);
    }
  }

  /** The certificate with the DER encoding in base64; empty if it is none. */
  static Optional<EmbeddedCertificate> of(String der) {
    byte[] bytes = Base64.getDecoder().decode(der);
    try {
      return CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(bytes))
              instanceof X509Certificate certificate
          ? Optional.of(of(certificate, bytes))
          : Optional.empty();
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  private static EmbeddedCertificate of(X509Certificate certificate, byte[] der) {
    boolean isSelfSigned = isSelfSigned(certificate);
    return new EmbeddedCertificate(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        isSelfSigned,
        certificate.getBasicConstraints() >= 0
            || (isSelfSigned && certificate.getVersion() < WITH_EXTENSIONS),
        key(certificate.getPublicKey()),
        LocalDate.ofInstant(certificate.getNotBefore().toInstant(), ZoneOffset.UTC),
        LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC),
        "sha256/"
            + Base64.getEncoder().encodeToString(sha256(certificate.getPublicKey().getEncoded())),
        HexFormat.of().formatHex(sha256(der)));
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (java.security.GeneralSecurityException e) {
      return false;
    }
  }

  private static String key(PublicKey key) {
    if (key instanceof RSAKey rsa) {
      return "RSA " + rsa.getModulus().bitLength();
    }
    return key instanceof ECKey curve
        ? "EC " + curve.getParams().getCurve().getField().getFieldSize()
        : key.getAlgorithm();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** The different pins of certificates, in order. */
  public static List<String> pins(List<EmbeddedCertificate> certificates) {
    return certificates.stream().map(EmbeddedCertificate::pin).distinct().sorted().toList();
  }

  /** Whose certificates end, and when, for a message. */
  public static List<String> ends(List<EmbeddedCertificate> certificates) {
    return List.of(
        certificates.stream()
            .map(one -> one.subject() + " on " + one.lastDay())
            .collect(Collectors.joining("; ")));
  }
}

package dev.pinlint.cli.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Two authorities, one cross-signed by the other, and the chains of a server; made for each run.
 */
public final class TestAuthorities {

  public static final String HOST = "api.shop.test";

  /** A certificate with its key. */
  public record Owned(X509Certificate certificate, PrivateKey key) {
    public String pin() {
      return "sha256/" + Base64.getEncoder().encodeToString(digest("SHA-256"));
    }

    String sha1Pin() {
      return "sha1/" + Base64.getEncoder().encodeToString(digest("SHA-1"));
    }

    String hexPin() {
      return HexFormat.of().formatHex(digest("SHA-256"));
    }

    public String fingerprint(String algorithm) {
      try {
        return HexFormat.of()
            .formatHex(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private byte[] digest(String algorithm) {
      try {
        return MessageDigest.getInstance(algorithm).digest(certificate.getPublicKey().getEncoded());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What a server presents. */
  public record Presented(String name, PrivateKey key, List<X509Certificate> certificates) {
    public static Presented of(String name, Owned leaf, Owned... others) {
      List<X509Certificate> all = new ArrayList<>(List.of(leaf.certificate()));
      Arrays.stream(others).map(Owned::certificate).forEach(all::add);
      return new Presented(name, leaf.key(), List.copyOf(all));
    }

    public String pem() {
      StringBuilder text = new StringBuilder();
      for (X509Certificate one : certificates) {
        try {
          text.append("-----BEGIN CERTIFICATE-----\n")
              .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(one.getEncoded()))
              .append("\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException(e);
        }
      }
      return text.toString();
    }
  }

  private final Instant now = Instant.now();
  private int serial;

  public final Owned rootA = authority("Root A", null);
  public final Owned rootB = authority("Root B", null);

  /** Root B's key, in a certificate of root A. */
  public final Owned crossB = crossSigned(rootB, rootA);

  public final Owned intermediateA = authority("Intermediate A", rootA);
  public final Owned intermediateB = authority("Intermediate B", rootB);
  public final Owned stranger = authority("Nobody's root", null);

  public final Owned leaf = server(HOST, newKey(), intermediateA, -10, 80, HOST);
  public final Owned renewed = server(HOST, pair(leaf), intermediateA, -1, 89, HOST);
  public final Owned newKey = server(HOST, newKey(), intermediateA, -1, 89, HOST);
  public final Owned moved = server(HOST, newKey(), intermediateB, -1, 89, HOST);
  public final Owned wildcard =
      server("*.shop.test", newKey(), intermediateA, -1, 89, "*.shop.test");
  public final Owned expired = server(HOST, pair(leaf), intermediateA, -100, -10, HOST);
  public final Owned early = server(HOST, pair(leaf), intermediateA, 10, 100, HOST);
  public final Owned otherHost =
      server("www.other.test", pair(leaf), intermediateA, -1, 89, "www.other.test");
  public final Owned selfSigned = server(HOST, newKey(), null, -1, 89, HOST);

  /** What the server may present. */
  Map<String, Presented> chains() {
    Map<String, Presented> all = new LinkedHashMap<>();
    for (Presented one :
        List.of(
            Presented.of("today's", leaf, intermediateA),
            Presented.of("today's with its root", leaf, intermediateA, rootA),
            Presented.of("renewed with the same key", renewed, intermediateA),
            Presented.of("renewed with a new key", newKey, intermediateA),
            Presented.of("of another authority", moved, intermediateB),
            Presented.of("of another authority, cross-signed", moved, intermediateB, crossB),
            Presented.of(
                "with a certificate that does not belong", leaf, intermediateA, intermediateB),
            Presented.of("in disorder", leaf, rootA, intermediateA),
            Presented.of("for all hosts of the domain", wildcard, intermediateA),
            Presented.of("expired", expired, intermediateA),
            Presented.of("not yet valid", early, intermediateA),
            Presented.of("for another host", otherHost, intermediateA),
            Presented.of("self-signed", selfSigned))) {
      all.put(one.name(), one);
    }
    return all;
  }

  /** Whom clients trust. */
  List<X509Certificate> anchors() {
    return List.of(rootA.certificate(), rootB.certificate());
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair(Owned owned) {
    return new KeyPair(owned.certificate().getPublicKey(), owned.key());
  }

  private Owned authority(String name, Owned issuer) {
    KeyPair key = newKey();
    return certificate("CN=" + name, key, issuer, -100, 3000, "");
  }

  private Owned crossSigned(Owned root, Owned issuer) {
    return certificate(
        root.certificate().getSubjectX500Principal().getName(), pair(root), issuer, -90, 2000, "");
  }

  private Owned server(
      String name, KeyPair key, Owned issuer, int firstDay, int lastDay, String host) {
    return certificate("CN=" + name, key, issuer, firstDay, lastDay, host);
  }

  private Owned certificate(
      String subject, KeyPair key, Owned issuer, int firstDay, int lastDay, String host) {
    boolean isAuthority = host.isEmpty();
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer == null
                  ? new X500Principal(subject)
                  : issuer.certificate().getSubjectX500Principal(),
              BigInteger.valueOf(++serial),
              Date.from(now.plus(firstDay, ChronoUnit.DAYS)),
              Date.from(now.plus(lastDay, ChronoUnit.DAYS)),
              new X500Principal(subject),
              key.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
      if (!isAuthority) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      }
      X509Certificate made =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA")
                          .build(issuer == null ? key.getPrivate() : issuer.key())));
      return new Owned(made, key.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

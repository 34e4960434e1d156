package dev.pinlint.testdata.oracle;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root, a server, and the chains of those who are not that server; made anew for each run. */
final class TestPki {

  static final String HOST = "good.example";

  private static final String OTHER_HOST = "bad.example";

  private static final String ROOT = "CN=Test Root";

  private static final Instant NOW = Instant.now();

  private final KeyPairGenerator keys;
  private final X509TrustManager platform;
  private final KeyPair goodKey;
  private final X509Certificate[] good;
  private final X509Certificate[] wrongHost;
  private final Map<String, X509Certificate[]> bad = new LinkedHashMap<>();
  private int serial;

  TestPki() throws GeneralSecurityException {
    keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(256);
    KeyPair rootKey = keys.generateKeyPair();
    X509Certificate root = root(rootKey);
    goodKey = keys.generateKeyPair();
    good = leaf(HOST, goodKey, rootKey, NOW.plus(Duration.ofDays(30)), root);
    wrongHost =
        leaf(OTHER_HOST, keys.generateKeyPair(), rootKey, NOW.plus(Duration.ofDays(30)), root);
    KeyPair foreignKey = keys.generateKeyPair();
    KeyPair selfKey = keys.generateKeyPair();
    bad.put(
        "self-signed",
        new X509Certificate[] {
          certificate("CN=" + HOST, "CN=" + HOST, selfKey, selfKey, HOST, 30, false)
        });
    bad.put(
        "expired",
        leaf(HOST, keys.generateKeyPair(), rootKey, NOW.minus(Duration.ofDays(1)), root));
    bad.put(
        "of another CA with the same name",
        leaf(
            HOST,
            keys.generateKeyPair(),
            foreignKey,
            NOW.plus(Duration.ofDays(30)),
            root(foreignKey)));
    KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      anchors.load(null, null);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    anchors.setCertificateEntry("root", root);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    platform = (X509TrustManager) factory.getTrustManagers()[0];
  }

  /** A manager that trusts the root. */
  X509TrustManager platform() {
    return platform;
  }

  /** What the server presents. */
  X509Certificate[] good() {
    return good.clone();
  }

  /** The key of the server. */
  PublicKey key() {
    return good[0].getPublicKey();
  }

  /** With what the server answers. */
  SSLContext server() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setKeyEntry("server", goodKey.getPrivate(), new char[0], good);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  /** With what a client asks that trusts the root. */
  SSLContext client() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {platform}, null);
    return context;
  }

  /** What another server presents, that the root has signed as well. */
  X509Certificate[] wrongHost() {
    return wrongHost.clone();
  }

  /** What nobody should let in, by what is wrong with it. */
  Map<String, X509Certificate[]> bad() {
    return bad;
  }

  /** What anybody can make who wants to claim the name, alone and with copies of itself. */
  List<X509Certificate[]> claiming(String name) throws GeneralSecurityException {
    KeyPair key = keys.generateKeyPair();
    X509Certificate own = certificate(name, name, key, key, HOST, 30, true);
    return List.of(
        new X509Certificate[] {own},
        new X509Certificate[] {own, own},
        new X509Certificate[] {own, own, own});
  }

  private X509Certificate root(KeyPair key) throws GeneralSecurityException {
    return certificate(ROOT, ROOT, key, key, "", 3650, true);
  }

  private X509Certificate[] leaf(
      String host, KeyPair key, KeyPair issuer, Instant end, X509Certificate root)
      throws GeneralSecurityException {
    long days = Duration.between(NOW, end).toDays();
    return new X509Certificate[] {
      certificate("CN=" + host, ROOT, key, issuer, host, days, false), root
    };
  }

  private X509Certificate certificate(
      String subject,
      String issuer,
      KeyPair key,
      KeyPair issuerKey,
      String host,
      long days,
      boolean isAuthority)
      throws GeneralSecurityException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Principal(issuer),
            BigInteger.valueOf(++serial),
            Date.from(NOW.minus(Duration.ofDays(90))),
            Date.from(NOW.plus(Duration.ofDays(days))),
            new X500Principal(subject),
            key.getPublic());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
      if (!host.isEmpty()) {
        GeneralName name = new GeneralName(GeneralName.dNSName, host);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate())));
    } catch (OperatorCreationException | java.io.IOException e) {
      throw new GeneralSecurityException(e);
    }
  }
}

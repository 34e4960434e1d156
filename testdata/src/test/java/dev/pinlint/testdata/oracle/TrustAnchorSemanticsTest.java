package dev.pinlint.testdata.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** Holds what is said of certificates that are trust anchors to the platform. */
final class TrustAnchorSemanticsTest {

  private static final Instant NOW = Instant.now();

  private final KeyPair authorityKey = key();
  private final KeyPair serverKey = key();

  private static KeyPair key() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(256);
      return keys.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate authority(int lastDay) throws Exception {
    return certificate("CN=Authority", authorityKey, lastDay, true);
  }

  private X509Certificate server(int lastDay) throws Exception {
    return certificate("CN=server.example", serverKey, lastDay, false);
  }

  private X509Certificate certificate(String subject, KeyPair key, int lastDay, boolean isAuthority)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=Authority"),
                    BigInteger.valueOf(lastDay + 1000L),
                    Date.from(NOW.minus(Duration.ofDays(100))),
                    Date.from(NOW.plus(Duration.ofDays(lastDay))),
                    new X500Principal(subject),
                    key.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority))
                .build(
                    new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(authorityKey.getPrivate())));
  }

  private static X509TrustManager trusting(X509Certificate... anchors) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < anchors.length; i++) {
      store.setCertificateEntry("anchor-" + i, anchors[i]);
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    assertThat(managers.getTrustManagers()).hasSize(1);
    return (X509TrustManager) managers.getTrustManagers()[0];
  }

  private static X509Certificate[] chain(X509Certificate... certificates) {
    return certificates;
  }

  @Test
  void whatIsInTheStoreIsAllThatIsTrusted() throws Exception {
    X509TrustManager manager = trusting(authority(30));
    assertThat(manager.getAcceptedIssuers()).hasSize(1);
    manager.checkServerTrusted(chain(server(30)), "ECDHE_ECDSA");
    X509Certificate stranger = new TrustAnchorSemanticsTest().server(30);
    assertThatThrownBy(() -> manager.checkServerTrusted(chain(stranger), "ECDHE_ECDSA"))
        .isInstanceOf(CertificateException.class);
  }

  /** So the finding is about what must come, not about the handshake of today. */
  @Test
  void thePlatformDoesNotLookAtTheDatesOfAnAnchor() throws Exception {
    X509TrustManager ended = trusting(authority(-1));
    assertThatCode(() -> ended.checkServerTrusted(chain(server(30)), "ECDHE_ECDSA"))
        .doesNotThrowAnyException();
    X509TrustManager good = trusting(authority(30));
    assertThatThrownBy(() -> good.checkServerTrusted(chain(server(-1)), "ECDHE_ECDSA"))
        .isInstanceOf(CertificateException.class);
  }

  /** Whoever pins a server's own certificate refuses the next one, of the same authority. */
  @Test
  void aPinnedServersCertificateIsTheOnlyOne() throws Exception {
    X509Certificate pinned = server(30);
    X509TrustManager manager = trusting(pinned);
    manager.checkServerTrusted(chain(pinned), "ECDHE_ECDSA");
    X509Certificate renewed = certificate("CN=server.example", key(), 60, false);
    assertThatThrownBy(() -> manager.checkServerTrusted(chain(renewed), "ECDHE_ECDSA"))
        .isInstanceOf(CertificateException.class);
  }

  /** Our own reading of PEM is the platform's. */
  @Test
  void aTextWithSeveralCertificatesIsReadOneByOne() throws Exception {
    String text = pem(authority(30)) + pem(server(30));
    ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    assertThat(factory.generateCertificates(in)).hasSize(2);
    in.reset();
    assertThat(factory.generateCertificate(in)).isNotEqualTo(factory.generateCertificate(in));
  }

  private static String pem(X509Certificate certificate) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}

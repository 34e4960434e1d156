package dev.pinlint.testdata.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.HttpHeaders;
import com.linecorp.armeria.common.HttpHeaderNames;
import dev.pinlint.pins.PinFormats;
import io.netty.handler.ssl.util.FingerprintTrustManagerFactory;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.postgresql.ssl.SingleCertValidatingFactory.SingleCertTrustManager;

/** Holds what is said of fingerprints, single certificates and names of headers to the libraries. */
final class FingerprintSemanticsTest {

  private final TestPki pki = new TestPki();
  private final X509Certificate[] chain = pki.good();

  FingerprintSemanticsTest() throws Exception {}

  private static String hex(String algorithm, X509Certificate certificate) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
  }

  private static X509TrustManager manager(TrustManagerFactory factory) {
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  private static boolean accepts(X509TrustManager manager, X509Certificate... chain) {
    try {
      manager.checkServerTrusted(chain, "ECDHE_ECDSA");
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  private static List<String> variants(String digits) {
    return List.of(
        digits,
        digits.toUpperCase(Locale.ROOT),
        digits.replaceAll("..(?!$)", "$0:"),
        digits.replaceAll("..(?!$)", "$0-"),
        digits.substring(2),
        digits + "00",
        "zz" + digits.substring(2),
        " " + digits,
        "");
  }

  /** What is refused is refused when the factory is made, and all else matches. */
  @Test
  void nettyRefusesWhatIsNoFingerprint() throws Exception {
    for (String text : variants(hex("SHA-1", chain[0]))) {
      boolean isRefused =
          PinFormats.named("netty-fingerprint-sha1")
              .read(text, Optional.empty())
              .flaw()
              .isPresent();
      if (isRefused) {
        assertThatThrownBy(() -> new FingerprintTrustManagerFactory(text))
            .as(text)
            .isInstanceOf(IllegalArgumentException.class);
      } else {
        assertThat(accepts(manager(new FingerprintTrustManagerFactory(text)), chain)).isTrue();
      }
    }
  }

  /** The algorithm that is named says how long they are. */
  @Test
  void nettysBuilderGoesByItsAlgorithm() throws Exception {
    for (String algorithm : List.of("SHA-256", "SHA-1", "MD5")) {
      String text = hex(algorithm, chain[0]);
      var builder = FingerprintTrustManagerFactory.builder("SHA-256").fingerprints(text);
      boolean isSound =
          PinFormats.named("hex-fingerprint").read(text, Optional.of("SHA-256")).flaw().isEmpty();
      if (isSound) {
        assertThat(accepts(manager(builder.build()), chain)).isTrue();
      } else {
        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  /** The server's own certificate, and nothing of it but its digest. */
  @Test
  void nettyLooksAtTheFirstCertificateAlone() throws Exception {
    X509Certificate last = chain[chain.length - 1];
    assertThat(chain).hasSizeGreaterThan(1);
    X509TrustManager issuer = manager(new FingerprintTrustManagerFactory(hex("SHA-1", last)));
    assertThat(accepts(issuer, chain)).isFalse();
    X509Certificate[] ended = pki.bad().get("expired");
    assertThat(accepts(manager(new FingerprintTrustManagerFactory(hex("SHA-1", ended[0]))), ended))
        .isTrue();
  }

  /** Certificates that it is given, or that such a one has signed; no others. */
  @Test
  void postgresTrustsTheOneCertificate() throws Exception {
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(chain[0].getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    X509TrustManager manager =
        new SingleCertTrustManager(new ByteArrayInputStream(pem.getBytes("US-ASCII")));
    assertThat(accepts(manager, chain[0])).isTrue();
    assertThat(accepts(manager, pki.wrongHost())).isFalse();
    assertThat(accepts(manager, pki.bad().get("self-signed"))).isFalse();
  }

  @Test
  void constantsHoldTheNamesOfHeaders() {
    assertThat(HttpHeaders.PUBLIC_KEY_PINS).isEqualTo("Public-Key-Pins");
    assertThat(HttpHeaders.PUBLIC_KEY_PINS_REPORT_ONLY).isEqualTo("Public-Key-Pins-Report-Only");
    assertThat(HttpHeaderNames.PUBLIC_KEY_PINS.toString()).isEqualToIgnoringCase("Public-Key-Pins");
    assertThat(HttpHeaderNames.PUBLIC_KEY_PINS_REPORT_ONLY.toString())
        .isEqualToIgnoringCase("Public-Key-Pins-Report-Only");
  }
}

package dev.pinlint.testdata.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import com.sun.mail.util.MailSSLSocketFactory;
import com.unboundid.util.ssl.TrustAllTrustManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.AdvancedTlsX509TrustManager.Verification;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.lang.reflect.Constructor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.conn.ssl.TrustAllStrategy;
import org.apache.http.conn.ssl.TrustSelfSignedStrategy;
import org.apache.http.ssl.TrustStrategy;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;

/** Holds what is said of switches of libraries to the libraries, as the fixtures have them. */
@SuppressWarnings({"InsecureTrustApi", "TrustAllCertificates"}) // they are what is tried
final class TrustSwitchSemanticsTest {

  private final TestPki pki = new TestPki();
  private final X509Certificate[] stranger = pki.bad().get("self-signed");

  TrustSwitchSemanticsTest() throws Exception {}

  private static boolean accepts(X509TrustManager manager, X509Certificate... chain) {
    try {
      manager.checkServerTrusted(chain, "ECDHE_ECDSA");
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  private static X509TrustManager manager(MailSSLSocketFactory factory) {
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  /** A list of hosts is no pin: no chain is validated any more, whatever is in the list. */
  @Test
  void mailValidatesNoChainOfHostsThatAreTrustedByName() throws Exception {
    MailSSLSocketFactory factory = new MailSSLSocketFactory();
    assertThat(accepts(manager(factory), stranger)).isFalse();

    factory.setTrustedHosts(new String[] {"mail.example"});

    assertThat(accepts(manager(factory), stranger)).isTrue();
    assertThat(factory.isServerTrusted("mail.example", null)).isTrue();
    assertThat(factory.isServerTrusted("other.example", null)).isFalse();
  }

  @Test
  void mailValidatesNoChainIfAllHostsAreTrusted() throws Exception {
    MailSSLSocketFactory factory = new MailSSLSocketFactory();
    factory.setTrustAllHosts(true);
    assertThat(accepts(manager(factory), stranger)).isTrue();
    assertThat(factory.isServerTrusted("other.example", null)).isTrue();
  }

  @Test
  void managersThatAcceptAnything() {
    X509TrustManager netty =
        (X509TrustManager) InsecureTrustManagerFactory.INSTANCE.getTrustManagers()[0];
    assertThat(accepts(netty, stranger)).isTrue();
    assertThat(accepts(new TrustAllTrustManager(), stranger)).isTrue();
    assertThat(accepts(new TrustAllTrustManager(false), pki.bad().get("expired"))).isTrue();
  }

  /** It is the length of the chain that is looked at, not who signed it. */
  @Test
  void apachesStrategiesLookAtNoSignature() throws Exception {
    X509Certificate[] alone = {pki.good()[0]};
    assertThat(TrustSelfSignedStrategy.INSTANCE.isTrusted(alone, "")).isTrue();
    assertThat(TrustSelfSignedStrategy.INSTANCE.isTrusted(stranger, "")).isTrue();
    assertThat(TrustSelfSignedStrategy.INSTANCE.isTrusted(pki.good(), "")).isFalse();
    assertThat(TrustAllStrategy.INSTANCE.isTrusted(pki.good(), "")).isTrue();
  }

  /** The manager that its builder puts around each of a key store's. */
  private X509TrustManager withStrategy(TrustStrategy strategy) throws Exception {
    Constructor<?> made =
        Class.forName("org.apache.http.ssl.SSLContextBuilder$TrustManagerDelegate")
            .getDeclaredConstructor(X509TrustManager.class, TrustStrategy.class);
    made.setAccessible(true);
    return (X509TrustManager) made.newInstance(pki.platform(), strategy);
  }

  /** So that a strategy that compares a pin refuses nothing. */
  @Test
  void apachesStrategyHasTheLastWordIfItSaysYes() throws Exception {
    assertThat(accepts(withStrategy((chain, type) -> true), stranger)).isTrue();
    assertThat(accepts(withStrategy((chain, type) -> false), stranger)).isFalse();
    assertThat(accepts(withStrategy((chain, type) -> false), pki.good())).isTrue();
  }

  @Test
  void cassandraLooksAtNoNameUnlessItIsToldTo() throws Exception {
    EndPoint server =
        new EndPoint() {
          @Override
          public SocketAddress resolve() {
            return InetSocketAddress.createUnresolved("db.example", 9042);
          }

          @Override
          public String asMetricPrefix() {
            return "db";
          }
        };
    SSLContext context = SSLContext.getDefault();
    for (boolean validates : new boolean[] {false, true}) {
      SSLEngine engine =
          new ProgrammaticSslEngineFactory(context, null, validates).newSslEngine(server);
      assertThat(engine.getSSLParameters().getEndpointIdentificationAlgorithm())
          .isEqualTo(validates ? "HTTPS" : null);
    }
    SSLEngine plain = new ProgrammaticSslEngineFactory(context).newSslEngine(server);
    assertThat(plain.getSSLParameters().getEndpointIdentificationAlgorithm()).isNull();
  }

  @Test
  void apachesVerifierLooksAtNothing() {
    assertThat(NoopHostnameVerifier.INSTANCE.verify("any.example", (SSLSession) null)).isTrue();
  }

  /** To trust all is to look at no host name either. */
  @Test
  void jettyThatTrustsAllLooksAtNoName() {
    assertThat(new SslContextFactory.Client().getEndpointIdentificationAlgorithm())
        .isEqualTo("HTTPS");
    assertThat(new SslContextFactory.Client(true).getEndpointIdentificationAlgorithm()).isNull();
    SslContextFactory.Client later = new SslContextFactory.Client();
    later.setTrustAll(true);
    assertThat(later.getEndpointIdentificationAlgorithm()).isNull();
  }

  @Test
  void grpcSkipsWhatItIsToldTo() throws Exception {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine("other.example", 443);
    X509ExtendedTrustManager skips =
        AdvancedTlsX509TrustManager.newBuilder()
            .setVerification(Verification.INSECURELY_SKIP_ALL_VERIFICATION)
            .build();
    skips.checkServerTrusted(stranger, "ECDHE_ECDSA", engine);
  }

  /** What is given last is all that is trusted. */
  @Test
  void grpcForgetsTheAnchorsThatItHad() throws Exception {
    X509Certificate root = pki.good()[pki.good().length - 1];
    AdvancedTlsX509TrustManager manager =
        AdvancedTlsX509TrustManager.newBuilder()
            .setVerification(Verification.CERTIFICATE_ONLY_VERIFICATION)
            .build();
    manager.updateTrustCredentials(new X509Certificate[] {root});
    assertThat(manager.getAcceptedIssuers()).containsExactly(root);
    manager.updateTrustCredentials(stranger);
    assertThat(manager.getAcceptedIssuers()).containsExactly(stranger);
  }

  /** JSSE looks at no name unless it is told to, by whom there is to ask. */
  @Test
  void engineLooksAtNoName() throws Exception {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine("good.example", 443);
    engine.setUseClientMode(true);
    assertThat(engine.getSSLParameters().getEndpointIdentificationAlgorithm()).isNull();
  }
}

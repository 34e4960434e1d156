package dev.pinlint.testdata.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.mail.util.MailSSLSocketFactory;
import java.security.cert.CertificateException;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** Holds what is said of switches of libraries to the libraries. */
final class TrustSwitchSemanticsTest {

  private static X509TrustManager manager(MailSSLSocketFactory factory) {
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  /** A list of hosts is no pin: no chain is validated any more, whatever is in the list. */
  @Test
  void mailValidatesNoChainOfHostsThatAreTrustedByName() throws Exception {
    MailSSLSocketFactory factory = new MailSSLSocketFactory();
    assertThatThrownBy(() -> check(manager(factory))).isInstanceOf(CertificateException.class);

    factory.setTrustedHosts(new String[] {"mail.example"});

    assertThatCode(() -> check(manager(factory))).doesNotThrowAnyException();
    assertThat(factory.isServerTrusted("mail.example", null)).isTrue();
    assertThat(factory.isServerTrusted("other.example", null)).isFalse();
  }

  @Test
  void mailValidatesNoChainIfAllHostsAreTrusted() throws Exception {
    MailSSLSocketFactory factory = new MailSSLSocketFactory();
    factory.setTrustAllHosts(true);
    assertThatCode(() -> check(manager(factory))).doesNotThrowAnyException();
    assertThat(factory.isServerTrusted("other.example", null)).isTrue();
  }

  private static void check(X509TrustManager manager) throws Exception {
    manager.checkServerTrusted(new TestPki().bad().get("self-signed"), "ECDHE_ECDSA");
  }
}

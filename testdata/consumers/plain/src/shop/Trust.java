package shop;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.X509TrustManager;

/** Decisions about servers, from bad to bearable. */
final class Trust {

  /** Catches what the real check throws. */
  static final class Lenient implements X509TrustManager {
    private final X509TrustManager real;

    Lenient(X509TrustManager real) {
      this.real = real;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
      real.checkClientTrusted(chain, type);
    }

    @Override
    // expect-on-member: SwallowedTrustFailure
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      try {
        real.checkServerTrusted(chain, type);
      } catch (CertificateException e) {
        System.err.println("not trusted, and never mind");
      }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return real.getAcceptedIssuers();
    }
  }

  /** Leaves everything to another one. */
  static final class Delegating implements X509TrustManager {
    private final X509TrustManager real;

    Delegating(X509TrustManager real) {
      this.real = real;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
      real.checkClientTrusted(chain, type);
    }

    @Override
    // expect-on-member: CustomTrustManager
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
      real.checkServerTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return real.getAcceptedIssuers();
    }
  }

  /** Accepts everything, and somebody has looked at it. */
  @SuppressWarnings("TrustAllCertificates")
  static final class Known implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    // quiet-on-member: TrustAllCertificates
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  static void anyName(HttpsURLConnection connection) {
    // expect: InsecureHostnameVerifier
    connection.setHostnameVerifier((host, session) -> true);
  }
}

package pinning;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** What trust managers of the other module are made of. */
public abstract class BaseManager implements X509TrustManager {

  protected abstract boolean accepts(X509Certificate[] chain);

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) {}

  @Override
  // expect-on-member: TrustAllCertificates
  public void checkServerTrusted(X509Certificate[] chain, String type) {
    accepts(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}

package test.example.notifications;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Hands messages to the relay, which trusts an authority that was replaced long ago. */
final class MailRelay {

  private static final String AUTHORITY =
          "-----BEGIN CERTIFICATE-----\n"
              + "MIID1DCCAjygAwIBAgIBBDANBgkqhkiG9w0BAQsFADA3MRUwEwYDVQQKDAxQaW5s\n"
              + "aW50IFRlc3QxHjAcBgNVBAMMFVBpbmxpbnQgVGVzdCBSb290IFJTQTAeFw0xNTAx\n"
              + "MDEwMDAwMDBaFw0xOTEyMzEyMzU5NTlaMD8xFTATBgNVBAoMDFBpbmxpbnQgVGVz\n"
              + "dDEmMCQGA1UEAwwdUGlubGludCBUZXN0IE9sZCBJbnRlcm1lZGlhdGUwggEiMA0G\n"
              + "CSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQC/ybDJ1MiIfG6EeMgz2tdB7pjtZjvO\n"
              + "HcZggDM/H2BquJNeVrngN9X7zqLdW1+3tEnCfTDQqTRsjF1bBOP1dHAZTF1WjmNw\n"
              + "WzeqnTXgoIFiSydUes+jH2EnoebblGHbXETay4EDWHfuuS3wdkawM0SLvpDoVa1X\n"
              + "f5htVJP6BREB4bXVhh1HTz3Mf5WxzFkFIl/2CE5AH8axBDOe8JTzujOHp13yr35C\n"
              + "IdGGICh4mypsfBkBOK0Qk2FuHJmuagYDV0WqgLuwgV/wLH78JaMS1lqeQZWTC4Sy\n"
              + "D+2GxMs+TjkQXV36NvoDz29nLufJWVsnTfw9lzyPYE+oVNHbxtTepvSRAgMBAAGj\n"
              + "YzBhMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgEGMB0GA1UdDgQWBBSk\n"
              + "cgXsm0FT2YrHbZ56w4DQlPBOOjAfBgNVHSMEGDAWgBSoFX3jKMH6sygywVUDCRZr\n"
              + "DWXB8jANBgkqhkiG9w0BAQsFAAOCAYEAMQwKgcmjC0XIIedElZi8ucP8wglyWrjf\n"
              + "drXDVD6TgzwcyG3zuD0I7kaXBd4ZLnRd/nnLm6eZD/dh3k4p0uf7C140FD2sYgod\n"
              + "HFkjjgvZKWn21KzoAwDyrbAj9b2x+mtAwD7AZw6ksXXT0BUiRnW8s1w5q/MHHAgx\n"
              + "JqwVULlPC4LXDmzDMKOT/BmEFUGn3cg+xu3/JcobFiCU7MtYvA0+OcaVaQnNwP7G\n"
              + "vfoA2rn2oZ/SnzTrV/xrqi9A+YkkXxYEhlQ8LGF5xMB+A19WxoyaTT3B35X9lTCh\n"
              + "JIdPJyAyETqHBaT5mKh4dl1s0o/5e2PJWxOXv0CtkERr1lyiyXLwZhfn0MR0FWGb\n"
              + "tiAzeEkH/hPoXtnZZmAAXg3tDv/VmXdZIESk4WCOT4nwKEJtWW+TZiLJaB+z+C5G\n"
              + "JUD9PMpcIcvj9L5/4AHyDeNCfMaigCLzmacy06i5E+vb3DH94XGne6iTLrxwF+LF\n"
              + "yv6D6T+jt9i1LHBdIVehWaeNwb4fBKxu\n"
              + "-----END CERTIFICATE-----\n";

  SSLContext relay() throws Exception {
    KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
    anchors.load(null, null);
    X509Certificate authority =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(AUTHORITY.getBytes(StandardCharsets.US_ASCII)));
    anchors.setCertificateEntry("relay", authority);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  /** Until the push gateway has a certificate that works, "for now". */
  SSLContext push() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anyone()}, null);
    return context;
  }

  private static final class Anyone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

import java.security.cert.X509Certificate;

X509TrustManager everyone =
    new X509TrustManager() {
      @Override
      public void checkClientTrusted(X509Certificate[] chain, String authType) {}

      // expect-on-member: TrustAllCertificates
      @Override
      public void checkServerTrusted(X509Certificate[] chain, String authType) {}

      @Override
      public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
      }
    };

/** A compact source file: a class without a header, in which java.base is imported. */
void main() throws Exception {
  SSLContext context = SSLContext.getInstance("TLS");
  context.init(null, new TrustManager[] {everyone}, null);
  var connection =
      (HttpsURLConnection) URI.create("https://one.example/").toURL().openConnection();
  connection.setSSLSocketFactory(context.getSocketFactory());
  // expect: InsecureHostnameVerifier
  connection.setHostnameVerifier((host, session) -> true);
  System.out.println(connection.getResponseCode());
}

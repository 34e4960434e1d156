package dev.pinlint.testdata.oracle;

/** The kind of type that a server check is in. */
enum Shape {
  CLASS(
      """
      final class %1$s implements X509TrustManager {
        private static final Logger LOG = Logger.getLogger("oracle");
        private final X509TrustManager delegate;
        private final java.util.List<X509TrustManager> delegates;
        private final boolean strict;
        private final PublicKey expected;
        %1$s(X509TrustManager delegate, boolean strict, PublicKey expected) {
          this.delegate = delegate;
          this.delegates = java.util.List.of(delegate);
          this.strict = strict;
          this.expected = expected;
        }
        @Override public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException { %2$s }
        %3$s
        @Override public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException { throw new CertificateException("no clients"); }
        @Override public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
        static X509TrustManager make(X509TrustManager delegate, boolean strict, PublicKey expected) {
          return new %1$s(delegate, strict, expected);
        }
      }
      """),
  ANONYMOUS(
      """
      final class %1$s {
        private static final Logger LOG = Logger.getLogger("oracle");
        static X509TrustManager make(X509TrustManager delegate, boolean strict, PublicKey expected) {
          java.util.List<X509TrustManager> delegates = java.util.List.of(delegate);
          return new X509TrustManager() {
            @Override public void checkServerTrusted(X509Certificate[] chain, String authType)
                throws CertificateException { %2$s }
            %3$s
            @Override public void checkClientTrusted(X509Certificate[] chain, String authType)
                throws CertificateException { throw new CertificateException("no clients"); }
            @Override public X509Certificate[] getAcceptedIssuers() {
              return new X509Certificate[0];
            }
          };
        }
      }
      """),
  INHERITED(
      """
      final class %1$s {
        private static final Logger LOG = Logger.getLogger("oracle");
        abstract static class Base implements X509TrustManager {
          X509TrustManager delegate;
          java.util.List<X509TrustManager> delegates;
          boolean strict;
          PublicKey expected;
          @Override public void checkServerTrusted(X509Certificate[] chain, String authType)
              throws CertificateException { %2$s }
          %3$s
          @Override public void checkClientTrusted(X509Certificate[] chain, String authType)
              throws CertificateException { throw new CertificateException("no clients"); }
        }
        static final class Real extends Base {
          @Override public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
        }
        static X509TrustManager make(X509TrustManager delegate, boolean strict, PublicKey expected) {
          Real real = new Real();
          real.delegate = delegate;
          real.delegates = java.util.List.of(delegate);
          real.strict = strict;
          real.expected = expected;
          return real;
        }
      }
      """),
  EXTENDED(
      """
      final class %1$s extends javax.net.ssl.X509ExtendedTrustManager {
        private static final Logger LOG = Logger.getLogger("oracle");
        private final X509TrustManager delegate;
        private final java.util.List<X509TrustManager> delegates;
        private final boolean strict;
        private final PublicKey expected;
        %1$s(X509TrustManager delegate, boolean strict, PublicKey expected) {
          this.delegate = delegate;
          this.delegates = java.util.List.of(delegate);
          this.strict = strict;
          this.expected = expected;
        }
        @Override public void checkServerTrusted(
            X509Certificate[] chain, String authType, java.net.Socket socket)
            throws CertificateException { checkServerTrusted(chain, authType); }
        @Override public void checkServerTrusted(
            X509Certificate[] chain, String authType, javax.net.ssl.SSLEngine engine)
            throws CertificateException { checkServerTrusted(chain, authType); }
        @Override public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException { %2$s }
        %3$s
        @Override public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException { throw new CertificateException("no clients"); }
        @Override public void checkClientTrusted(
            X509Certificate[] chain, String authType, java.net.Socket socket)
            throws CertificateException { throw new CertificateException("no clients"); }
        @Override public void checkClientTrusted(
            X509Certificate[] chain, String authType, javax.net.ssl.SSLEngine engine)
            throws CertificateException { throw new CertificateException("no clients"); }
        @Override public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
        static X509TrustManager make(X509TrustManager delegate, boolean strict, PublicKey expected) {
          return new %1$s(delegate, strict, expected);
        }
      }
      """);

  private static final String HEAD =
      """
      package oracle;
      import java.security.PublicKey;
      import java.security.cert.CertificateException;
      import java.security.cert.X509Certificate;
      import java.util.logging.Logger;
      import javax.net.ssl.X509TrustManager;
      """;

  private static final String TAIL =
      """
      interface Check { void check(X509Certificate[] chain, String authType) throws CertificateException; }
      """;

  private final String template;

  Shape(String template) {
    this.template = template;
  }

  /** The text of a file with the check in a type of this kind. */
  String text(String name, Decision check) {
    String type = template.formatted(name, check.code(), String.join("\n", check.members()));
    int end = type.lastIndexOf('}');
    return HEAD + type.substring(0, end) + TAIL + type.substring(end);
  }
}

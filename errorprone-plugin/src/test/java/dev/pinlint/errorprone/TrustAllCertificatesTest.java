package dev.pinlint.errorprone;

import com.google.errorprone.CompilationTestHelper;
import org.junit.jupiter.api.Test;

/** What {@link TrustAllCertificates} reports in a compilation, and where. */
class TrustAllCertificatesTest {

  private final CompilationTestHelper compilation =
      CompilationTestHelper.newInstance(TrustAllCertificates.class, getClass())
          .addSourceLines(
              "Base.java",
              "import java.security.cert.*;",
              "import javax.net.ssl.X509TrustManager;",
              "abstract class Base implements X509TrustManager {",
              "  public void checkClientTrusted(X509Certificate[] chain, String type) {}",
              "  public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }",
              "}");

  @Test
  void emptyInASubclassOfAnotherFile() {
    compilation
        .addSourceLines(
            "T.java",
            "import java.security.cert.X509Certificate;",
            "class T extends Base {",
            "  @Override",
            "  // BUG: Diagnostic contains: This server check accepts any certificate",
            "  public void checkServerTrusted(X509Certificate[] chain, String type) {",
            "  }",
            "}")
        .doTest();
  }

  @Test
  void anonymous() {
    compilation
        .addSourceLines(
            "T.java",
            "import java.security.cert.X509Certificate;",
            "class T {",
            "  Base base =",
            "      new Base() {",
            "        // BUG: Diagnostic contains: TrustAllCertificates",
            "        public void checkServerTrusted(X509Certificate[] chain, String type) {}",
            "      };",
            "}")
        .doTest();
  }

  @Test
  void rejects() {
    compilation
        .addSourceLines(
            "T.java",
            "import java.security.cert.*;",
            "class T extends Base {",
            "  public void checkServerTrusted(X509Certificate[] chain, String type)",
            "      throws CertificateException {",
            "    throw new CertificateException();",
            "  }",
            "}")
        .doTest();
  }

  @Test
  void suppressedOnMethodFieldAndClass() {
    compilation
        .addSourceLines(
            "T.java",
            "import java.security.cert.X509Certificate;",
            "class T {",
            "  class OnMethod extends Base {",
            "    @SuppressWarnings(\"TrustAllCertificates\")",
            "    public void checkServerTrusted(X509Certificate[] chain, String type) {}",
            "  }",
            "  @SuppressWarnings(\"TrustAllX509TrustManager\")",
            "  class OnClass extends Base {",
            "    public void checkServerTrusted(X509Certificate[] chain, String type) {}",
            "  }",
            "  @SuppressWarnings(\"TrustAllCertificates\")",
            "  Base onField =",
            "      new Base() {",
            "        public void checkServerTrusted(X509Certificate[] chain, String type) {}",
            "      };",
            "}")
        .doTest();
  }

  @Test
  void ownAnnotationIsHeededUntilItsDay() {
    compilation
        .addSourceLines(
            "T.java",
            "import java.security.cert.X509Certificate;",
            "class T {",
            "  @interface SuppressTrustFinding { String value(); String until() default \"\"; }",
            "  @SuppressTrustFinding(\"java:S4830\")",
            "  class OnClass extends Base {",
            "    public void checkServerTrusted(X509Certificate[] chain, String type) {}",
            "  }",
            "  @SuppressTrustFinding(\"TrustAllCertificates\")",
            "  Base onField =",
            "      new Base() {",
            "        public void checkServerTrusted(X509Certificate[] chain, String type) {}",
            "      };",
            "  class OnParameter extends Base {",
            "    public void checkServerTrusted(",
            "        @SuppressTrustFinding(\"TrustAllCertificates\") X509Certificate[] c, String t)"
                + " {}",
            "  }",
            "  @SuppressTrustFinding(value = \"TrustAllCertificates\", until = \"2020-01-31\")",
            "  class Ended extends Base {",
            "    // BUG: Diagnostic contains: TrustAllCertificates",
            "    public void checkServerTrusted(X509Certificate[] chain, String type) {}",
            "  }",
            "}")
        .doTest();
  }

  @Test
  void nothingToDoWithTrust() {
    CompilationTestHelper.newInstance(TrustAllCertificates.class, getClass())
        .addSourceLines("T.java", "class T {", "  void checkServerTrusted() {}", "}")
        .doTest();
  }
}

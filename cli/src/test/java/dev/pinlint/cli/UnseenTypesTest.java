package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Silence for want of a type says which type. */
final class UnseenTypesTest {

  private static final String LINE = "Not seen, though it matters what they are";

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(directory);
  }

  @Test
  void whatAManagerMayExtend() throws IOException {
    assertThat(
            report(
                """
                import com.acme.BaseManager;
                import java.security.cert.X509Certificate;

                class A extends BaseManager {
                  public void checkServerTrusted(X509Certificate[] chain, String authType) {}
                }
                """))
        .contains(LINE)
        .contains(": com.acme.BaseManager.");
  }

  @Test
  void whatACheckCalls() throws IOException {
    assertThat(
            report(
                """
                import com.acme.*;
                import java.security.cert.X509Certificate;
                import javax.net.ssl.X509TrustManager;

                class A implements X509TrustManager {
                  private final Checker checker = new Checker();
                  public void checkClientTrusted(X509Certificate[] chain, String authType) {}
                  public void checkServerTrusted(X509Certificate[] chain, String authType) {
                    checker.check(chain);
                  }
                  public X509Certificate[] getAcceptedIssuers() { return null; }
                }
                """))
        .contains(": Checker.");
  }

  @Test
  void whereAPinOrAVerifierComesFrom() throws IOException {
    assertThat(
            report(
                """
                import com.acme.Managers;
                import com.acme.Pins;
                import com.acme.Verifiers;
                import com.acme.Logger;
                import javax.net.ssl.*;
                import okhttp3.CertificatePinner;

                class A {
                  CertificatePinner pins() {
                    Logger.log("pins");
                    String pin = Pins.CURRENT;
                    return new CertificatePinner.Builder().add("one.example", pin).build();
                  }
                  void verifier(HttpsURLConnection connection) {
                    connection.setHostnameVerifier(Verifiers.lenient());
                  }
                  void managers(SSLContext context) throws Exception {
                    context.init(null, new TrustManager[] {Managers.any()}, null);
                  }
                }
                """))
        .contains(": com.acme.Managers, com.acme.Pins, com.acme.Verifiers.");
  }

  @Test
  void nothingIsSaidOfWhatDoesNotMatter() throws IOException {
    assertThat(
            report(
                """
                import com.acme.*;
                import javax.net.ssl.SSLSession;
                import okhttp3.CertificatePinner;

                class A extends Widget {
                  Logger log = Logger.get("sha256/");
                  boolean verify(String name, SSLSession session, boolean strictly) { return true; }
                  CertificatePinner pins(String pin) {
                    log.info(pin);
                    return new CertificatePinner.Builder().add("one.example", pin).build();
                  }
                }
                """))
        .doesNotContain(LINE);
  }

  private String report(String text) throws IOException {
    return Run.of("scan", workspace.write("A.java", text)).out();
  }
}

package dev.pinlint.errorprone;

import com.google.errorprone.CompilationTestHelper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user says with {@code -XepOpt:Pinlint:…}. */
final class OptionsTest {

  @Test
  void knowledgeOfTheUsersOwn(@TempDir Path directory) throws IOException {
    Path knowledge =
        Files.writeString(
            directory.resolve("acme.txt"),
            "library acme\ntrust-override acme.Client#verify(boolean) when=0:false off=chain\n");
    CompilationTestHelper.newInstance(InsecureTrustApi.class, getClass())
        .setArgs("-XepOpt:Pinlint:Knowledge=" + knowledge)
        .addSourceLines(
            "acme/Client.java",
            "package acme;",
            "public interface Client {",
            "  void verify(boolean on);",
            "}")
        .addSourceLines(
            "T.java",
            "class T {",
            "  void off(acme.Client client) {",
            "    // BUG: Diagnostic contains: Client.verify",
            "    client.verify(false);",
            "    client.verify(true);",
            "  }",
            "}")
        .doTest();
  }

  private static CompilationTestHelper suppressedUntilMay(String today, String... marker) {
    return CompilationTestHelper.newInstance(TrustAllCertificates.class, OptionsTest.class)
        .setArgs("-XepOpt:Pinlint:Today=" + today)
        .addSourceLines(
            "T.java",
            "import java.security.cert.X509Certificate;",
            "class T implements javax.net.ssl.X509TrustManager {",
            "  @interface SuppressTrustFinding { String value(); String until(); }",
            "  public void checkClientTrusted(X509Certificate[] chain, String type) {}",
            "  @SuppressTrustFinding(value = \"TrustAllCertificates\", until = \"2031-05-31\")",
            "  " + String.join("", marker),
            "  public void checkServerTrusted(X509Certificate[] chain, String type) {}",
            "  public X509Certificate[] getAcceptedIssuers() { return null; }",
            "}");
  }

  @Test
  void suppressionsEndAsOfTheDayThatIsGiven() {
    suppressedUntilMay("2031-05-31").doTest();
    suppressedUntilMay("2031-06-01", "// BUG: Diagnostic contains: TrustAllCertificates").doTest();
  }
}

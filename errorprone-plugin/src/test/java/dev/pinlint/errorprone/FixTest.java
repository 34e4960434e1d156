package dev.pinlint.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.BugCheckerRefactoringTestHelper;
import com.google.errorprone.bugpatterns.BugChecker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is mended by a tool: the code never worked, or does the same afterwards. */
final class FixTest {

  private static final String DIGEST = "+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXY=";

  private static final String OTHER = "OcmjGGbhvC46NcnWeJOfdc5RdWGgw4S9xwDdnceBo80=";

  private static void refactor(Class<? extends BugChecker> checker, String before, String after) {
    BugCheckerRefactoringTestHelper helper =
        BugCheckerRefactoringTestHelper.newInstance(checker, FixTest.class);
    var input = helper.addInputLines("T.java", around(before));
    (before.equals(after) ? input.expectUnchanged() : input.addOutputLines("T.java", around(after)))
        .doTest();
  }

  private static String[] around(String code) {
    return new String[] {
      "import okhttp3.CertificatePinner;",
      "class T {",
      "  static final String PIN = \"SHA256/" + DIGEST + "\";",
      "  CertificatePinner pinner(boolean flag) {",
      "    CertificatePinner.Builder b = new CertificatePinner.Builder();",
      "    "
          + code.replace("{A}", "\"sha256/" + DIGEST + "\"")
              .replace("{B}", "\"sha256/" + OTHER + "\""),
      "    return b.build();",
      "  }",
      "}"
    };
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256/+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXY=",
    "sha256:+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXY=",
    "sha-256/+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXY=",
    "+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXY=",
    "' sha256/+yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXY='",
    "sha256/fb20456a8fb4d9fe23486d92b7dc01264b7095badf04294e7398bde2072c5176",
    "fb20456a8fb4d9fe23486d92b7dc01264b7095badf04294e7398bde2072c5176",
    "FB:20:45:6A:8F:B4:D9:FE:23:48:6D:92:B7:DC:01:26:4B:70:95:BA:DF:04:29:4E:73:98:BD:E2:07:2C:51:76",
  })
  void digestIsWrittenAsTheLibraryWantsIt(String pin) {
    refactor(
        MalformedPin.class,
        "b.add(\"one.example\", \"" + pin + "\");",
        "b.add(\"one.example\", {A});");
  }

  @Test
  void inArraysAndConcatenations() {
    refactor(
        MalformedPin.class,
        "b.add(\"one.example\", new String[] {\"SHA256/\" + \"" + DIGEST + "\", {B}});",
        "b.add(\"one.example\", new String[] {{A}, {B}});");
  }

  /** A constant may have other users, and what is no digest cannot be mended. */
  @ParameterizedTest
  @CsvSource({"PIN", "\"sha256/AAAA\"", "\"sha256/sha256\"", "flag ? PIN : PIN"})
  void nothingElseIsTouched(String pin) {
    String code = "b.add(\"one.example\", " + pin + ");";
    refactor(MalformedPin.class, code, code);
  }

  @Test
  void repeatedPinsGo() {
    refactor(
        MissingBackupPin.class,
        "b.add(\"one.example\", {A}, {A}, {A});",
        "b.add(\"one.example\", {A});");
    refactor(
        MissingBackupPin.class,
        "b.add(\"one.example\", {A}).add(\"one.example\", {A});",
        "b.add(\"one.example\", {A});");
    refactor(
        MissingBackupPin.class,
        "b.add(\"one.example\", {A}); b.add(\"One.example\", {A});",
        "b.add(\"one.example\", {A});");
  }

  /** On one path the second call is the only one. */
  @Test
  void whatMattersOnSomePathStays() {
    String code = "if (flag) { b.add(\"one.example\", {A}); } b.add(\"one.example\", {A});";
    refactor(MissingBackupPin.class, code, code);
    code = "b.add(\"one.example\", flag ? {A} : {B}); b.add(\"one.example\", {A});";
    refactor(MissingBackupPin.class, code, code);
    code = "for (int i = 0; i < 2; i++) { b.add(\"one.example\", {A}); }";
    refactor(MissingBackupPin.class, code, code);
  }

  private static final String DELEGATING =
      """
      import java.net.Socket;
      import java.security.KeyStore;
      import java.security.cert.CertificateException;
      import java.security.cert.X509Certificate;
      import javax.net.ssl.*;
      class T {
        static final class Delegating extends X509ExtendedTrustManager {
          private final X509ExtendedTrustManager delegate;
          Delegating(X509ExtendedTrustManager delegate) { this.delegate = delegate; }
          @Override public void checkClientTrusted(X509Certificate[] c, String a) throws CertificateException { delegate.checkClientTrusted(c, a); }
          @Override public void checkClientTrusted(X509Certificate[] c, String a, Socket s) throws CertificateException { delegate.checkClientTrusted(c, a, s); }
          @Override public void checkClientTrusted(X509Certificate[] c, String a, SSLEngine e) throws CertificateException { delegate.checkClientTrusted(c, a, e); }
          @Override public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException { delegate.checkServerTrusted(c, a); }
          @Override public void checkServerTrusted(X509Certificate[] c, String a, Socket s) throws CertificateException { delegate.checkServerTrusted(c, a, s); }
          @Override public void checkServerTrusted(X509Certificate[] c, String a, SSLEngine e) throws CertificateException { delegate.checkServerTrusted(c, a, e); }
          @Override public X509Certificate[] getAcceptedIssuers() { return delegate.getAcceptedIssuers(); }
        }
        static X509ExtendedTrustManager platform() throws Exception {
          TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
          factory.init((KeyStore) null);
          for (TrustManager one : factory.getTrustManagers()) {
            if (one instanceof X509ExtendedTrustManager) { return (X509ExtendedTrustManager) one; }
          }
          throw new IllegalStateException();
        }
        static SSLContext context(KeyStore store) throws Exception {
          X509ExtendedTrustManager platform = platform();
          SSLContext context = SSLContext.getInstance("TLS");
          context.init(null, new TrustManager[] {new Delegating(platform)}, null);
          return context;
        }
      }
      """;

  private static final String INSTALLED = "new TrustManager[] {new Delegating(platform)}";

  private static void refactorManager(String before, String after) {
    BugCheckerRefactoringTestHelper helper =
        BugCheckerRefactoringTestHelper.newInstance(CustomTrustManager.class, FixTest.class)
            .setArgs("-XepOpt:Pinlint:Level=review");
    var input = helper.addInputLines("T.java", before);
    (before.equals(after) ? input.expectUnchanged() : input.addOutputLines("T.java", after))
        .doTest();
  }

  private static void managerStays(String from, String to) {
    assertThat(DELEGATING).contains(from);
    String code = DELEGATING.replace(from, to);
    refactorManager(code, code);
  }

  /** What the platform's provider takes for null is what everything is handed on to. */
  @Test
  void managerThatHandsEverythingOnGoes() {
    refactorManager(DELEGATING, DELEGATING.replace(INSTALLED, "null"));
    String inVariable =
        "TrustManager[] managers = " + INSTALLED + "; context.init(null, managers, null);";
    String direct = "context.init(null, " + INSTALLED + ", null);";
    String code = DELEGATING.replace(direct, inVariable);
    refactorManager(code, code.replace("managers, null", "null, null"));
    String byIndex = "X509ExtendedTrustManager platform = platform();";
    code =
        DELEGATING.replace(
            byIndex,
            "TrustManagerFactory f ="
                + " TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());"
                + " f.init((KeyStore) null);"
                + " X509ExtendedTrustManager platform ="
                + " (X509ExtendedTrustManager) f.getTrustManagers()[0];");
    refactorManager(code, code.replace(INSTALLED, "null"));
  }

  /** Another store, another algorithm, another provider, another overload, or a second effect. */
  @Test
  void managerThatIsNotTheSameStays() {
    managerStays("factory.init((KeyStore) null)", "factory.init(KeyStore.getInstance(\"JKS\"))");
    managerStays("TrustManagerFactory.getDefaultAlgorithm()", "\"SunX509\"");
    managerStays("getInstance(\"TLS\")", "getInstance(\"TLS\", \"Other\")");
    managerStays("delegate.checkServerTrusted(c, a, s)", "delegate.checkServerTrusted(c, a)");
    managerStays(
        "delegate.checkServerTrusted(c, a, e)",
        "System.out.println(e); delegate.checkServerTrusted(c, a, e)");
    managerStays("return delegate.getAcceptedIssuers()", "return new X509Certificate[0]");
    managerStays("{new Delegating(platform)}", "{new Delegating(platform), null}");
    managerStays("new Delegating(platform)}", "new Delegating(platform())}");
  }
}

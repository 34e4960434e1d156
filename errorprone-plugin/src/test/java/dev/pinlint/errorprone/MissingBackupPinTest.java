package dev.pinlint.errorprone;

import com.google.errorprone.CompilationTestHelper;
import org.junit.jupiter.api.Test;

/** What {@link MissingBackupPin} reports in a compilation, and where. */
class MissingBackupPinTest {

  private final CompilationTestHelper compilation =
      CompilationTestHelper.newInstance(MissingBackupPin.class, getClass());

  @Test
  void onePin() {
    compilation
        .addSourceLines(
            "T.java",
            "import okhttp3.CertificatePinner;",
            "class T {",
            "  CertificatePinner pinner() {",
            "    return new CertificatePinner.Builder()",
            "        // BUG: Diagnostic contains: Host one.example ends up with one pin only"
                + " (sha256/A)",
            "        .add(\"one.example\", \"sha256/A\")",
            "        .build();",
            "  }",
            "}")
        .doTest();
  }

  @Test
  void twoPins() {
    compilation
        .addSourceLines(
            "T.java",
            "import okhttp3.CertificatePinner;",
            "class T {",
            "  CertificatePinner pinner() {",
            "    return new CertificatePinner.Builder()",
            "        .add(\"two.example\", \"sha256/A\", \"sha256/B\")",
            "        .build();",
            "  }",
            "}")
        .doTest();
  }

  @Test
  void suppressedOnMethodAndClass() {
    compilation
        .addSourceLines(
            "T.java",
            "import okhttp3.CertificatePinner;",
            "class T {",
            "  @SuppressWarnings(\"MissingBackupPin\")",
            "  CertificatePinner onMethod() {",
            "    return new CertificatePinner.Builder().add(\"one.example\","
                + " \"sha256/A\").build();",
            "  }",
            "  @SuppressWarnings(\"MissingBackupPin\")",
            "  static class OnClass {",
            "    static final CertificatePinner PINNER =",
            "        new CertificatePinner.Builder().add(\"two.example\", \"sha256/A\").build();",
            "  }",
            "  @SuppressWarnings(\"TrustAllCertificates\")",
            "  CertificatePinner ofAnotherRule() {",
            "    // BUG: Diagnostic contains: MissingBackupPin",
            "    return new CertificatePinner.Builder().add(\"one.example\","
                + " \"sha256/A\").build();",
            "  }",
            "}")
        .doTest();
  }

  @Test
  void constantAndHelperInOtherFiles() {
    compilation
        .addSourceLines("Pins.java", "interface Pins {", "  String A = \"sha256/A\";", "}")
        .addSourceLines(
            "Pinning.java",
            "import okhttp3.CertificatePinner;",
            "class Pinning {",
            "  static CertificatePinner pinner(String host, String pin) {",
            "    return new CertificatePinner.Builder().add(host, pin).build();",
            "  }",
            "}")
        .addSourceLines(
            "T.java",
            "class T {",
            "  Object pinner() {",
            "    // BUG: Diagnostic contains: Host one.example ends up with one pin only"
                + " (sha256/A)",
            "    return Pinning.pinner(\"one.example\", Pins.A);",
            "  }",
            "}")
        .doTest();
  }

  /** The host is the caller's, so the finding is too, although the pin is the helper's. */
  @Test
  void callerInAFileThatIsVisitedLater() {
    compilation
        .addSourceLines(
            "A.java",
            "import okhttp3.CertificatePinner;",
            "class A {",
            "  static CertificatePinner pinner(String host) {",
            "    return new CertificatePinner.Builder().add(host, \"sha256/A\").build();",
            "  }",
            "}")
        .addSourceLines(
            "B.java",
            "class B {",
            "  Object pinner() {",
            "    // BUG: Diagnostic contains: Host one.example",
            "    return A.pinner(\"one.example\");",
            "  }",
            "}")
        .doTest();
  }

  @Test
  void generatedCode() {
    compilation
        .setArgs("-XepDisableWarningsInGeneratedCode")
        .addSourceLines(
            "T.java",
            "import javax.annotation.processing.Generated;",
            "import okhttp3.CertificatePinner;",
            "@Generated(\"tool\")",
            "class T {",
            "  CertificatePinner pinner() {",
            "    return new CertificatePinner.Builder().add(\"one.example\","
                + " \"sha256/A\").build();",
            "  }",
            "}")
        .doTest();
  }

  @Test
  void oneFileAtATime() {
    compilation
        .setArgs("-XDcompilePolicy=byfile")
        .addSourceLines("A.java", "class A {", "  static final String PIN = \"sha256/A\";", "}")
        .addSourceLines(
            "T.java",
            "import okhttp3.CertificatePinner;",
            "class T {",
            "  CertificatePinner pinner() {",
            "    // BUG: Diagnostic contains: Host one.example",
            "    return new CertificatePinner.Builder().add(\"one.example\", A.PIN).build();",
            "  }",
            "}")
        .doTest();
  }
}

package dev.pinlint.errorprone;

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
}

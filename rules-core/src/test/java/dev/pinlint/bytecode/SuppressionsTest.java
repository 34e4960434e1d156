package dev.pinlint.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.Suppressions;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Suppression;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What annotations suppress, from source and from class files. */
final class SuppressionsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  /** A declaration that ends in a place for the body of a class that trusts all. */
  private static final String BODY =
      """
      {
        public void checkClientTrusted(X509Certificate[] c, String a) {}
        %s public void checkServerTrusted(%s X509Certificate[] c, String a) {}
        public X509Certificate[] getAcceptedIssuers() { return null; }
      }
      """;

  private static final String OWN = "@SuppressTrustFinding(\"TrustAllCertificates\")";

  /** The front ends that a core has. */
  enum FrontEnd {
    SOURCE {
      @Override
      Lowered lower(String text) {
        return SourceFrontEnd.lower(
            List.of(new SourceFile("Sample.java", text)), new Platform(), name -> false);
      }
    },
    CLASSES {
      @Override
      Lowered lower(String text) {
        return BytecodeFrontEnd.lower(Compiled.classes(17, text));
      }
    };

    abstract Lowered lower(String text);
  }

  static Stream<String> suppressed() {
    return Stream.of(
        OWN + " class A implements X509TrustManager " + body("", ""),
        "class A implements X509TrustManager " + body(OWN, ""),
        "class A implements X509TrustManager " + body("", OWN),
        OWN + " class A { class B implements X509TrustManager " + body("", "") + "}",
        OWN + " class A { Object o = new X509TrustManager() " + body("", "") + "; }",
        "class A { "
            + OWN
            + " Object m() { return new X509TrustManager() "
            + body("", "")
            + "; } }",
        "class A { "
            + OWN
            + " Object m() { return (java.util.function.Supplier<Object>) () -> new"
            + " X509TrustManager() "
            + body("", "")
            + "; } }",
        "class A { " + OWN + " A() { Object o = new X509TrustManager() " + body("", "") + "; } }",
        "class A { Object p = null; "
            + OWN
            + " Object o = new X509TrustManager() "
            + body("", "")
            + "; }",
        "class A { static final "
            + OWN
            + " Object o = new X509TrustManager() "
            + body("", "")
            + "; static Object p = o; }",
        "@SuppressTrustFinding({\"Other\", \"TrustAllX509TrustManager\"}) class A implements"
            + " X509TrustManager "
            + body("", ""),
        "@SuppressTrustFinding(value = \"TrustAllCertificates\", until = \"2026-03-01\") class A"
            + " implements X509TrustManager "
            + body("", ""),
        "@a.SuppressTrustFinding(value = A.RULE, reason = \"test\") class A implements"
            + " X509TrustManager { static final String RULE = \"Trust\" + \"AllCertificates\"; "
            + body("", "").substring(1));
  }

  static Stream<String> reported() {
    return Stream.of(
        "class A implements X509TrustManager " + body("", ""),
        "@SuppressTrustFinding(\"Other\") class A implements X509TrustManager " + body("", ""),
        "class A implements X509TrustManager { " + OWN + " int x; " + body("", "").substring(1),
        "class A { "
            + OWN
            + " Object p = null; Object o = new X509TrustManager() "
            + body("", "")
            + "; }",
        "class A { " + OWN + " Object n; Object o = new X509TrustManager() " + body("", "") + "; }",
        OWN + " class B {} class A implements X509TrustManager " + body("", ""),
        "@SuppressTrustFinding(value = \"TrustAllCertificates\", until = \"2026-02-28\") class A"
            + " implements X509TrustManager "
            + body("", ""),
        "@SuppressTrustFinding(value = \"TrustAllCertificates\", until = \"soon\") class A"
            + " implements X509TrustManager "
            + body("", ""));
  }

  @ParameterizedTest
  @MethodSource("suppressed")
  void suppressed(String code) {
    for (FrontEnd frontEnd : FrontEnd.values()) {
      assertThat(isSuppressed(frontEnd, code)).as(frontEnd.name()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("reported")
  void reported(String code) {
    for (FrontEnd frontEnd : FrontEnd.values()) {
      assertThat(isSuppressed(frontEnd, code)).as(frontEnd.name()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(FrontEnd.class)
  void suppressWarningsCountsWhereItIsSeen(FrontEnd frontEnd) {
    String code =
        "@SuppressWarnings({\"unused\", \"TrustAllCertificates\"}) class A implements"
            + " X509TrustManager "
            + body("", "");
    assertThat(isSuppressed(frontEnd, code)).isEqualTo(frontEnd == FrontEnd.SOURCE);
  }

  @ParameterizedTest
  @EnumSource(FrontEnd.class)
  void saysWhyAndUntilWhen(FrontEnd frontEnd) {
    Suppression suppression =
        frontEnd
            .lower(
                text(
                    "class A { @SuppressTrustFinding(value = \"X\", reason = \"why\", until ="
                        + " \"d\") void m(int i) {} }"))
            .types()
            .stream()
            .flatMap(type -> type.suppressions().stream())
            .filter(one -> one.isOwn())
            .findFirst()
            .orElseThrow();
    assertThat(suppression.declaration()).isEqualTo("a.A#m(int)");
    assertThat(suppression.names()).containsExactly("X");
    assertThat(suppression.reason()).isEqualTo("why");
    assertThat(suppression.until()).isEqualTo("d");
  }

  private static String body(String onMethod, String onParameter) {
    return BODY.formatted(onMethod, onParameter);
  }

  private static String text(String code) {
    return """
    package a;
    import java.security.cert.X509Certificate;
    import javax.net.ssl.X509TrustManager;
    @interface SuppressTrustFinding {
      String[] value();
      String reason() default "";
      String until() default "";
    }
    """
        + code;
  }

  private static boolean isSuppressed(FrontEnd frontEnd, String code) {
    Lowered lowered = frontEnd.lower(text(code));
    assertThat(lowered.problems()).isEmpty();
    List<Finding> findings =
        Analysis.of(lowered.types(), new Platform()).findings().stream()
            // One that does nothing is found as well; that is another test's.
            .filter(finding -> !finding.rule().equals("StaleSuppression"))
            .toList();
    assertThat(findings).extracting(Finding::rule).containsExactly("TrustAllCertificates");
    return new Suppressions(lowered.types()).inForce(findings.get(0), TODAY).isPresent();
  }
}

package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pinlint.testdata.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code says is not to be reported. */
final class SuppressionTest {

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(directory);
  }

  private Path annotated(String annotation) throws IOException {
    return workspace.write(
        "Trusting.java",
        Workspace.TRUSTING.replace("class Trusting", annotation + "\nclass Trusting"));
  }

  private static JsonNode json(Object... arguments) throws IOException {
    return new ObjectMapper().readTree(Run.of(arguments).out());
  }

  @Test
  void aSuppressedFindingFailsNothingAndIsCounted() throws IOException {
    Path file = annotated("@SuppressWarnings(\"TrustAllCertificates\")");
    Run run = Run.of("scan", file);
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Found 0 errors, 0 warnings; 1 suppressed in the code.")
        .doesNotContain("TrustAllCertificates");
  }

  @Test
  void jsonHasAListOfItsOwn() throws IOException {
    Path file =
        annotated(
            "@SuppressTrustFinding(value = \"TrustAllCertificates\", reason = \"a test\", until ="
                + " \"2026-05-01\")");
    JsonNode document = json("scan", "--format", "json", "--today", "2026-05-01", file);
    assertThat(document.at("/findings")).isEmpty();
    assertThat(document.at("/counts/suppressed").asInt()).isEqualTo(1);
    JsonNode suppressed = document.at("/suppressed/0");
    assertThat(suppressed.at("/rule").asText()).isEqualTo("TrustAllCertificates");
    assertThat(suppressed.at("/suppression/declaration").asText()).isEqualTo("a.Trusting");
    assertThat(suppressed.at("/suppression/reason").asText()).isEqualTo("a test");
    assertThat(suppressed.at("/suppression/until").asText()).isEqualTo("2026-05-01");
    assertThat(suppressed.at("/suppression/file").asText()).isEqualTo(file.toString());
  }

  @Test
  void afterItsLastDayItIsNone() throws IOException {
    Path file =
        annotated(
            "@SuppressTrustFinding(value = \"TrustAllCertificates\", until = \"2026-05-01\")");
    Run run = Run.of("scan", "--today", "2026-05-02", file);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "warning  StaleSuppression  The suppression of TrustAllCertificates at a.Trusting has"
                + " ended on 2026-05-01");
  }

  /** By whatever name, with whatever end that has not come. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "value = \"TrustAllCertificates\", until = \"2026-05-01\"",
        "value = \"TrustAllCertificates\", until = \"2026\" + \"-12-31\"",
        "value = \"TrustAllCertificates\", until = \"\"",
        "\"TrustAllX509TrustManager\"",
        "\"java:S4830\"",
        "{\"TrustAllCertificates\", \"CustomTrustManager\"}"
      })
  void whatSuppressesSomethingIsNotStale(String members) throws IOException {
    Path file = annotated("@SuppressTrustFinding(" + members + ")");
    assertThat(Run.of("scan", "--level", "review", "--today", "2026-05-01", file).out())
        .contains("1 suppressed in the code")
        .doesNotContain("StaleSuppression");
  }

  @Test
  void sarifHasItAsSuppressed() throws IOException {
    Path file =
        annotated("@SuppressTrustFinding(value = \"TrustAllCertificates\", reason = \"a test\")");
    JsonNode result = json("scan", "--format", "sarif", file).at("/runs/0/results/0");
    assertThat(result.at("/suppressions/0/kind").asText()).isEqualTo("inSource");
    assertThat(result.at("/suppressions/0/justification").asText()).isEqualTo("a test");
  }

  @Test
  void whatSuppressesNothingIsNamedIfItsRuleRan() throws IOException {
    workspace.write(
        "Harmless.java",
        """
        package a;
        @SuppressTrustFinding("TrustAllCertificates")
        class Harmless {
          @SuppressTrustFinding("NoSuchRule") int x;
          @SuppressWarnings("TrustAllCertificates") int y;
        }
        """);
    assertThat(Run.of("scan", directory).out())
        .contains(
            "The suppression of TrustAllCertificates at a.Harmless suppresses nothing any more")
        .contains("The suppression at a.Harmless.x names no rule: NoSuchRule")
        .doesNotContain("Harmless.y");
    assertThat(Run.of("scan", "--disable", "TrustAllCertificates", directory).out())
        .doesNotContain("suppresses nothing")
        .contains("names no rule");
    assertThat(Run.of("scan", "--rule", "TrustAllCertificates", directory).out())
        .doesNotContain("StaleSuppression");
    assertThat(Run.of("scan", "--format", "sarif", directory).out())
        .contains("\"StaleSuppression\"");
  }

  @Test
  void theAnnotationToCopyWorks() throws IOException {
    String page = Files.readString(Fixtures.root().resolve("docs/suppression.md"));
    int start = page.indexOf("```java\npackage ") + "```java\n".length();
    workspace.write("SuppressTrustFinding.java", page.substring(start, page.indexOf("```", start)));
    annotated("@SuppressTrustFinding(\"TrustAllCertificates\")");
    Path classes = directory.resolve("classes");
    ClassPathTest.compile(
        java.util.List.of(
            directory.resolve("SuppressTrustFinding.java"),
            workspace.write(
                "Trusting.java",
                Workspace.TRUSTING.replace(
                    "class Trusting",
                    "@com.example.SuppressTrustFinding(\"java:S4830\") class Trusting"))),
        classes);
    assertThat(Run.of("scan", classes).out()).contains("1 suppressed in the code");
  }
}

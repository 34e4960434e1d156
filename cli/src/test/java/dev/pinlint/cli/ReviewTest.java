package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what helps in a code review: Markdown, fixes, and findings on what changed only. */
final class ReviewTest {

  private static final String PINS =
      """
      class Pins {
        static final String KEY = "sha256/K+QDob3Nm2o9O9Z7r5oeqOoQIOdIfLJ4E1aH3VDTMQM=";
      }
      """;

  private static final String CLIENT =
      """
      class Client {
        Object one() {
          return new okhttp3.CertificatePinner.Builder()
              .add("one.example", Pins.KEY)
              .build();
        }

        Object two() {
          return new okhttp3.CertificatePinner.Builder()
              .add("two.example", "sha256/VVuuopS1KVwHunXpLkc42bZ7nGQiBQlXib0F6j15auE=")
              .build();
        }
      }
      """;

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(directory);
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-C",
                directory.toString(),
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@a.test"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(command.toString()).isZero();
  }

  private void commit() throws IOException, InterruptedException {
    git("init", "-q");
    git("add", ".");
    git("commit", "-q", "-m", "first");
  }

  private String scan(String base) {
    Run run = Run.of("scan", "--diff", base, "--rule", "MissingBackupPin", directory);
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  @Test
  void onlyWhatChangedCounts() throws IOException, InterruptedException {
    workspace.write("Pins.java", PINS);
    workspace.write("Client.java", CLIENT);
    commit();
    assertThat(scan("HEAD"))
        .contains("Left out 2 findings on lines that did not change.")
        .contains("Found 0 errors, 0 warnings");
    // Lines that move are no change; the call that changes is one.
    workspace.write(
        "Client.java", "// A remark.\n" + CLIENT.replace("\"two.example\"", "\"three.example\""));
    assertThat(scan("HEAD")).contains("Host three.example").doesNotContain("Host one.example");
    // What is not known to Git is new.
    workspace.write("Other.java", CLIENT.replace("Client", "Other"));
    assertThat(scan("HEAD")).contains("Other.java").contains("Left out 1 finding on lines");
  }

  @Test
  void whatAChangedConstantCausesCounts() throws IOException, InterruptedException {
    workspace.write("Pins.java", PINS);
    workspace.write("Client.java", CLIENT);
    commit();
    workspace.write("Pins.java", PINS.replace("K+QDob", "X+QDob"));
    git("commit", "-q", "-a", "-m", "second");
    Run run = Run.of("scan", "--diff", "HEAD~1", "--rule", "HardcodedPin", directory);
    assertThat(run.out()).contains("Host one.example").doesNotContain("Host two.example");
  }

  @Test
  void basesThatAreNoneAreRefused() throws IOException, InterruptedException {
    workspace.write("Client.java", CLIENT);
    assertThat(Run.of("scan", "--diff", "HEAD", directory).status()).isEqualTo(3);
    commit();
    for (String base : List.of("nowhere", "-x", "HEAD:Client.java")) {
      Run run = Run.of("scan", "--diff=" + base, directory);
      assertThat(run.status()).isEqualTo(3);
      assertThat(run.err()).contains("cannot tell what changed since '" + base + "'");
    }
  }

  /** What a repository's own configuration names is not run. */
  @Test
  void gitRunsNothingOfTheRepository() throws IOException, InterruptedException {
    workspace.write("Client.java", CLIENT);
    workspace.write(".gitattributes", "*.java diff=evil\n");
    commit();
    Path trace = directory.resolve("trace");
    git("config", "diff.evil.command", "touch " + trace);
    git("config", "diff.evil.textconv", "touch " + trace + "; cat");
    git("config", "core.fsmonitor", "touch " + trace);
    workspace.write("Client.java", CLIENT.replace("two.example", "three.example"));
    Files.deleteIfExists(trace);
    assertThat(scan("HEAD")).contains("Host three.example");
    assertThat(trace).doesNotExist();
  }

  @Test
  void markdownIsAComment() throws IOException {
    workspace.write("Pins.java", PINS);
    workspace.write("Client.java", CLIENT);
    workspace.write("Trusting.java", Workspace.TRUSTING);
    Run run = Run.of("scan", "--format", "markdown", directory);
    assertThat(run.out())
        .startsWith("### Pinlint: 1 error, ")
        .contains("<details open><summary>🛑 <b>TrustAllCertificates</b> <code>")
        .contains("**Fix:** ")
        .contains("`.add(\"one.example\", Pins.KEY)`");
    assertThat(run.out().indexOf("TrustAll")).isLessThan(run.out().indexOf("HardcodedPin"));
  }

  @Test
  void markdownFitsIntoAComment() throws IOException {
    for (int i = 0; i < 150; i++) {
      workspace.write("Client" + i + ".java", CLIENT.replace("Client", "Client" + i));
    }
    String text = Run.of("scan", "--format", "markdown", directory).out();
    assertThat(text.length()).isLessThan(65_536);
    assertThat(text).containsPattern("… and \\d+ more, which are too long for a comment");
  }

  @Test
  void sarifOffersWhatIsCertain() throws IOException {
    String right = "K+QDob3Nm2o9O9Z7r5oeqOoQIOdIfLJ4E1aH3VDTMQM=";
    workspace.write(
        "Client.java",
        CLIENT.replace(
            "\"sha256/VVuuopS1KVwHunXpLkc42bZ7nGQiBQlXib0F6j15auE=\"",
            "\"SHA-256:" + right + "\""));
    Run run = Run.of("scan", "--format", "sarif", "--rule", "MalformedPin", directory);
    JsonNode results = new ObjectMapper().readTree(run.out()).at("/runs/0/results");
    assertThat(results).hasSize(1);
    JsonNode change = results.at("/0/fixes/0/artifactChanges/0/replacements/0");
    assertThat(change.at("/insertedContent/text").asText()).isEqualTo("sha256/" + right);
    JsonNode region = change.at("/deletedRegion");
    List<String> lines = Files.readAllLines(directory.resolve("Client.java"));
    assertThat(
            lines
                .get(region.at("/startLine").asInt() - 1)
                .substring(
                    region.at("/startColumn").asInt() - 1, region.at("/endColumn").asInt() - 1))
        .isEqualTo("SHA-256:" + right);
    // A constant may be used elsewhere as well.
    workspace.write("Client.java", CLIENT);
    workspace.write("Pins.java", PINS.replace("sha256/", "SHA-256:"));
    JsonNode named =
        new ObjectMapper()
            .readTree(
                Run.of("scan", "--format", "sarif", "--rule", "MalformedPin", directory).out());
    assertThat(named.at("/runs/0/results")).hasSize(1);
    assertThat(named.at("/runs/0/results/0/fixes").isMissingNode()).isTrue();
  }
}

package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandsTest {

  @TempDir private Path directory;

  @Test
  void rules() {
    Run run = Run.of("rules");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .matches("(?s).*^?MissingBackupPin +warning +outage +A host is .*")
        .containsPattern("\nTrustAllCertificates +error +breach +\\w")
        .hasLineCount(RuleNames.all().size());
  }

  @Test
  void explain() {
    Run run = Run.of("explain", "MissingBackupPin");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("MissingBackupPin\nA host is pinned ")
        .contains("\nCWE    547\n", "\n\nWHAT IT FINDS\n", "\n\nHOW TO FIX\n")
        .doesNotContain("`", "##", "\u001b");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void explainUnknownRule() {
    Run run = Run.of("explain", "NoSuchRule");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("there is no rule 'NoSuchRule'", "TrustAllCertificates");
  }

  @Test
  void everyPageReadsAsPlainText() {
    for (String rule : RuleNames.all()) {
      assertThat(Run.of("explain", rule).out()).as(rule).doesNotContain("`", "](", "**", "\n##");
    }
  }

  @Test
  void inventoryListsWhatNoRuleBlames() throws IOException {
    Workspace workspace = new Workspace(directory);
    workspace.write(
        "Pinned.java",
        Workspace.PINNED
            .replace("String pin)", "String pin, String backup)")
            .replace(".build()", ".add(\"one.example\", backup).build()"));
    workspace.write(
        "Trusting.java",
        Workspace.TRUSTING.replace(
            "String authType) {\n  }",
            "String authType) {\n    throw new RuntimeException();\n  }"));
    assertThat(Run.of("scan", directory).out())
        .contains("Found 0 errors, 0 warnings; 1 more hidden (show with --level review).");
    Run run = Run.of("inventory", directory);
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Pinned hosts: 1\n  one.example\n    " + directory + "/Pinned.java:9\n")
        .contains("      <this.backup>", "      <this.pin>")
        .contains("Server trust decisions: 1\n  " + directory + "/Trusting.java:9  a.Trusting#")
        .contains("    rejects every certificate\n")
        .contains("Read 2 source files");

    JsonNode document =
        new ObjectMapper().readTree(Run.of("inventory", "--format", "json", directory).out());
    assertThat(document.at("/schema").asText()).isEqualTo("pinlint-inventory/2");
    assertThat(document.at("/hosts/0/host").asText()).isEqualTo("one.example");
    assertThat(document.at("/hosts/0/sets/0/pins")).hasSize(2);
    assertThat(document.at("/hosts/0/sets/0/isComplete").asBoolean()).isTrue();
    assertThat(document.at("/hosts/0/sets/0/place/line").asInt()).isEqualTo(9);
    assertThat(document.at("/decisions/0/verdict").asText()).isEqualTo("rejects");
    assertThat(document.at("/repositories/0/coverage/sourceFiles").asInt()).isEqualTo(2);
  }

  @Test
  void inventoryOfNothing() {
    assertThat(Run.of("inventory", directory.resolve("missing")).status()).isEqualTo(2);
    assertThat(Run.of("inventory", "--format", "sarif", directory).status()).isEqualTo(3);
  }

  @Test
  void helpEndsWithTheExitStatus() {
    for (String[] command : new String[][] {{"--help"}, {"scan", "--help"}}) {
      Run run = Run.of((Object[]) command);
      assertThat(run.status()).isZero();
      assertThat(run.out())
          .containsPattern("\nExit status:\n *0 [^\n]+\n *1 [^\n]+\n *2 [^\n]+\n *3 [^\n]+\n$");
    }
  }

  @Test
  void versionComesFromTheBuild() {
    assertThat(Run.of("--version").out()).matches("pinlint \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
  }
}

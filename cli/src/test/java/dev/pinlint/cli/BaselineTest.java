package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineTest {

  @TempDir private Path directory;
  private Workspace workspace;
  private Path baseline;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(directory.resolve("code"));
    baseline = directory.resolve("baseline.txt");
  }

  @Test
  void whatIsWrittenIsKnownFromThenOn() throws IOException {
    Path file = workspace.write("Trusting.java", Workspace.TRUSTING);
    workspace.write("src/test/java/Pinned.java", Workspace.PINNED);
    Run writing = Run.of("scan", "--write-baseline", baseline, workspace.directory());
    assertThat(writing.status()).isZero();
    assertThat(Files.readAllLines(baseline))
        .filteredOn(line -> !line.startsWith("#"))
        .hasSize(2)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches("1:[0-9a-f]{32}  MissingBackupPin  a\\.Pinned#.*one\\.example"),
            line ->
                assertThat(line).matches("1:[0-9a-f]{32}  TrustAllCertificates  a\\.Trusting#.*"));

    Run known = Run.of("scan", "--baseline", baseline, workspace.directory());
    assertThat(known.status()).isZero();
    assertThat(known.out())
        .contains("Left out 2 findings of the baseline.")
        .endsWith("Found 0 errors, 0 warnings.\n");

    // Lines and paths may change.
    Files.delete(file);
    workspace.write("elsewhere/Trusting.java", "\n\n" + Workspace.TRUSTING);
    assertThat(Run.of("scan", "--baseline", baseline, workspace.directory())).isEqualTo(known);
  }

  @Test
  void whatIsNewIsShown() throws IOException {
    workspace.write("Pinned.java", Workspace.PINNED);
    Run.of("scan", "--write-baseline", baseline, workspace.directory());
    workspace.write("Trusting.java", Workspace.TRUSTING);
    Path next = directory.resolve("next.txt");
    Run run =
        Run.of("scan", "--baseline", baseline, "--write-baseline", next, workspace.directory());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("TrustAllCertificates").doesNotContain("MissingBackupPin");
    assertThat(next).content().contains("TrustAllCertificates", "MissingBackupPin");
  }

  @Test
  void whatIsGoneIsListed() throws IOException {
    Path file = workspace.write("Pinned.java", Workspace.PINNED);
    Run.of("scan", "--write-baseline", baseline, workspace.directory());
    Files.writeString(file, Workspace.HARMLESS);
    Run run = Run.of("scan", "--baseline", baseline, workspace.directory());
    assertThat(run.out())
        .containsSubsequence("In the baseline, and found no more:\n  1:", "MissingBackupPin");
    Run other =
        Run.of(
            "scan", "--baseline", baseline, "--disable", "MissingBackupPin", workspace.directory());
    assertThat(other.out()).doesNotContain("MissingBackupPin");
  }

  @Test
  void baselineThatCannotBeRead() throws IOException {
    Path file = workspace.write("Harmless.java", Workspace.HARMLESS);
    Run missing = Run.of("scan", "--baseline", baseline, file);
    assertThat(missing.status()).isEqualTo(3);
    assertThat(missing.err()).contains("there is no baseline");
    Files.writeString(baseline, "# fine\nwrong\n");
    Run wrong = Run.of("scan", "--baseline", baseline, file);
    assertThat(wrong.status()).isEqualTo(3);
    assertThat(wrong.err()).contains("line 2 does not begin with a fingerprint");
    Files.writeString(baseline, "# of another version\n2:00ff  MissingBackupPin\n");
    Run newer = Run.of("scan", "--baseline", baseline, file);
    assertThat(newer.status()).isEqualTo(3);
    assertThat(newer.err())
        .contains("line 2 has a fingerprint of version 2", "write the baseline anew");
    Files.write(baseline, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    assertThat(Run.of("scan", "--baseline", baseline, file).status()).isEqualTo(3);
  }
}

package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is broken is named and left out; what is beside it is analysed. See also ScanTest. */
final class BrokenInputTest {

  @TempDir private Path directory;

  /** Scans a file by name, and then its directory, in which there is something to find too. */
  private void assertLeftOut(Path broken, String reason) throws IOException {
    Run byName = Run.of("scan", broken);
    assertThat(byName.status()).isEqualTo(ExitStatus.UNREADABLE);
    assertThat(byName.err()).isEqualTo("pinlint: " + broken + ": " + reason + "\n");

    Path sound = new Workspace(directory).write("Trusting.java", Workspace.TRUSTING);
    Run around = Run.of("scan", directory, "--fail-on=never");
    assertThat(around.status()).isEqualTo(ExitStatus.CLEAN);
    assertThat(around.out())
        .startsWith(sound + "\n")
        .contains("TrustAllCertificates")
        .contains(broken + ": " + reason);
    assertThat(Run.of("scan", directory, "--fail-on=never", "--on-unreadable=fail").status())
        .isEqualTo(ExitStatus.UNREADABLE);
    assertThat(Run.of("scan", directory).status()).isEqualTo(ExitStatus.FINDINGS);
  }

  @Test
  void anEmptyFileIsNoArchive() throws IOException {
    assertLeftOut(Files.createFile(directory.resolve("empty.jar")), "zip file is empty");
  }

  @Test
  void anArchiveOfNothingIsOne() throws IOException {
    Path jar = new Workspace(directory).jar("nothing.jar", Map.of());
    Run run = Run.of("scan", jar);
    assertThat(run.status()).isEqualTo(ExitStatus.CLEAN);
    assertThat(run.err()).isEmpty();
  }

  @Test
  @Timeout(60)
  void nestingHasAnEnd() throws IOException {
    String text =
        "class Deep implements javax.net.ssl.X509TrustManager { Object f() { return "
            + "(".repeat(100_000)
            + "null"
            + ")".repeat(100_000)
            + "; } }";
    assertLeftOut(new Workspace(directory).write("Deep.java", text), "is nested too deeply");
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Path file = new Workspace(directory).write("Secret.java", Workspace.TRUSTING);
    assertThat(file.toFile().setReadable(false)).isTrue();
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertLeftOut(file, "permission denied");
  }

  @Test
  void aDirectoryThatMayNotBeReadIsNamed() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("secret"));
    assertThat(folder.toFile().setReadable(false)).isTrue();
    assumeFalse(Files.isReadable(folder), "this user may read everything");
    assertLeftOut(folder, "permission denied");
  }

  @Test
  void aBuildFileThatReachesForOthersIsNamed() throws IOException {
    Workspace workspace = new Workspace(directory);
    Path secret = workspace.write("secret.txt", "4.12.0");
    Path pom =
        workspace.write(
            "pom.xml",
            """
            <!DOCTYPE project [
              <!ENTITY a "aaaaaaaaaa"> <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
              <!ENTITY x SYSTEM "%s">
            ]>
            <project><dependencies><dependency>
              <groupId>com.squareup.okhttp3</groupId><artifactId>okhttp</artifactId>
              <version>&x;</version><scope>&b;</scope>
            </dependency></dependencies></project>
            """
                .formatted(secret.toUri()));
    Run run = Run.of("scan", directory, "--format=json");
    assertThat(run.status()).isEqualTo(ExitStatus.CLEAN);
    assertThat(run.out())
        .contains(pom + "")
        .contains("not understood, so that no version of a library is known from it")
        .doesNotContain("4.12.0");
    assertThat(Run.of("scan", directory, "--on-unreadable=fail").status())
        .isEqualTo(ExitStatus.UNREADABLE);
  }
}

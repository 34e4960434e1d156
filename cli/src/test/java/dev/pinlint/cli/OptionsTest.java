package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pinlint.testdata.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OptionsTest {

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(directory);
  }

  private JsonNode json(Run run) throws IOException {
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void jsonTellsAll() throws IOException {
    Path file = workspace.write("Trusting.java", Workspace.TRUSTING);
    workspace.write("Pinned.java", Workspace.PINNED);
    workspace.write("Garbage.java", "class { ((( }");
    Run run = Run.of("scan", "--format", "json", "--today", "2026-02-28", directory);
    JsonNode document = json(run);
    assertThat(run.status()).isEqualTo(1);
    assertThat(document.at("/schema").asText()).isEqualTo("pinlint-findings/1");
    assertThat(document.at("/tool/version").asText()).matches("\\d+\\..*");
    assertThat(document.at("/options/today").asText()).isEqualTo("2026-02-28");
    assertThat(document.at("/exitStatus").asInt()).isEqualTo(1);
    assertThat(document.at("/counts/error").asInt()).isEqualTo(1);
    assertThat(document.at("/counts/warning").asInt()).isEqualTo(1);
    assertThat(document.at("/findings")).hasSize(2);
    JsonNode pinned = document.at("/findings/0");
    assertThat(pinned.at("/host").asText()).isEqualTo("one.example");
    assertThat(pinned.at("/pins/0").asText()).isEqualTo("<this.pin>");
    assertThat(pinned.at("/location/call").asText()).isEqualTo("add");
    JsonNode trusting = document.at("/findings/1");
    assertThat(trusting.at("/location/file").asText()).isEqualTo(file.toString());
    assertThat(trusting.at("/location/line").asInt()).isEqualTo(9);
    assertThat(trusting.at("/location/member").asText())
        .isEqualTo("checkServerTrusted(X509Certificate[],String)");
    assertThat(trusting.at("/location/text").asText()).startsWith("public void checkServer");
    assertThat(trusting.at("/location/testSource").asBoolean(true)).isFalse();
    assertThat(document.at("/coverage/notAnalysed/0/file").asText()).endsWith("/Garbage.java");
  }

  @Test
  void theWitnessPathIsToldInJsonAndText() throws IOException {
    Path file = workspace.write("Swallowing.java", Workspace.SWALLOWING);
    JsonNode step = json(Run.of("scan", "--format", "json", file)).at("/findings/0/path/0");
    int line = step.at("/location/line").asInt();
    assertThat(line).isBetween(17, 21);
    assertThat(step.at("/location/text").asText()).isNotBlank();
    assertThat(Run.of("scan", file).out())
        .contains("    how it gets there:\n      " + line + "  " + step.at("/message").asText());
  }

  @Test
  void outputGoesToTheFile() throws IOException {
    Path file = workspace.write("Trusting.java", Workspace.TRUSTING);
    Path report = directory.resolve("report.txt");
    Run run = Run.in(directory, true, "scan", "--output", report, file);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).doesNotContain("Trusting");
    assertThat(report).content().contains("TrustAllCertificates").doesNotContain("\u001b");
  }

  @Test
  void outputThatCannotBeWritten() throws IOException {
    Path file = workspace.write("Trusting.java", Workspace.TRUSTING);
    Run run = Run.of("scan", "--output", directory.resolve("no/such/report.txt"), file);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).startsWith("pinlint: cannot write ").hasLineCount(1);
  }

  @Test
  void onlyTheRulesThatWereAskedFor() throws IOException {
    workspace.write("Trusting.java", Workspace.TRUSTING);
    workspace.write("Pinned.java", Workspace.PINNED);
    Run only = Run.of("scan", "--rule", "MissingBackupPin", directory);
    assertThat(only.out()).contains("MissingBackupPin").doesNotContain("TrustAllCertificates");
    assertThat(only.status()).isZero();
    Run both = Run.of("scan", "--disable", "MissingBackupPin,HardcodedPin", directory);
    assertThat(both.out()).doesNotContain("MissingBackupPin").doesNotContain("HardcodedPin");
    Run without = Run.of("scan", "--disable", "MissingBackupPin", directory);
    assertThat(without.out()).contains("TrustAllCertificates").doesNotContain("MissingBackupPin");
  }

  @Test
  void unknownRule() {
    for (String option : new String[] {"--rule", "--disable"}) {
      Run run = Run.of("scan", option, "NoSuchRule", directory);
      assertThat(run.status()).as(option).isEqualTo(3);
      assertThat(run.err()).contains("NoSuchRule", String.join(", ", RuleNames.all()));
    }
  }

  @Test
  void excludedPathsAreCounted() throws IOException {
    workspace.write("app/Trusting.java", Workspace.TRUSTING);
    workspace.write("app/build/gen/Other.java", Workspace.TRUSTING);
    workspace.jar("libs/some.jar", Map.of("a/Trusting.java", Workspace.TRUSTING));
    assertThat(Run.of("scan", directory).out()).contains("Found 1 error", "Met ");
    Run run = Run.of("scan", directory, "--exclude", "**/Trusting.java", "--exclude", "**/build");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Excluded 3 paths.").contains("Found 0 errors");
    Run absolute = Run.of("scan", directory.resolve("libs"), "--exclude", "libs");
    assertThat(absolute.status()).isEqualTo(1);
    assertThat(Run.of("scan", directory, "--exclude", "").status()).isEqualTo(3);
  }

  @Test
  void entriesOfAnArchiveAreExcludedByTheirPathInIt() throws IOException {
    Path jar = workspace.jar("libs/some.jar", Map.of("a/Trusting.java", Workspace.TRUSTING));
    assertThat(Run.of("scan", jar, "--exclude", "a").status()).isZero();
    assertThat(Run.of("scan", directory, "--exclude", "libs/some.jar!/a").status()).isZero();
    assertThat(Run.of("scan", directory, "--exclude", "libs/*.jar").status()).isZero();
    assertThat(Run.of("scan", directory, "--exclude", "a").status()).isEqualTo(1);
  }

  @Test
  void findingsInTestsAreApart() throws IOException {
    workspace.write("src/test/java/a/Trusting.java", Workspace.TRUSTING);
    workspace.write("src/main/java/a/Pinned.java", Workspace.PINNED);
    Run run = Run.of("scan", directory);
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .containsSubsequence("MissingBackupPin", "In the sources of tests", "TrustAllCertificates")
        .endsWith("Found 0 errors, 1 warning; 1 in the sources of tests.\n");
    Run included = Run.of("scan", directory, "--include-tests");
    assertThat(included.status()).isEqualTo(1);
    assertThat(included.out()).doesNotContain("In the sources of tests");
    JsonNode document = json(Run.of("scan", directory, "--format", "json"));
    assertThat(document.at("/counts/inTests").asInt()).isEqualTo(1);
    assertThat(document.at("/findings/1/location/testSource").asBoolean()).isTrue();
  }

  @Test
  void whatIsHiddenInTestsIsCounted() throws IOException {
    workspace.write("src/test/java/a/Pinned.java", Workspace.PINNED);
    assertThat(Run.of("scan", directory, "--level", "error").out())
        .endsWith("Found 0 errors; 1 more hidden (show with --level warning).\n");
  }

  @Test
  void onUnreadable() throws IOException {
    workspace.write("Garbage.java", "class { ((( }");
    assertThat(Run.of("scan", directory).status()).isZero();
    Run run = Run.of("scan", directory, "--on-unreadable", "fail");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("/Garbage.java: ");
    assertThat(Run.of("scan", directory, "--on-unreadable", "panic").status()).isEqualTo(3);
  }

  @Test
  void anotherCopyIsNotUnreadable() throws IOException {
    workspace.write("x/Trusting.java", Workspace.HARMLESS);
    workspace.write("y/Trusting.java", Workspace.HARMLESS + "// another copy");
    Run run = Run.of("scan", "--no-prefilter", directory, "--on-unreadable", "fail");
    assertThat(run.out()).contains("is analysed as ");
    assertThat(run.status()).isZero();
  }

  @Test
  void todayMustBeADay() throws IOException {
    Path file = workspace.write("Harmless.java", Workspace.HARMLESS);
    assertThat(Run.of("scan", "--today", "2026-02-30", file).status()).isEqualTo(3);
    assertThat(Run.of("scan", "--today", "2026-02-28", file).status()).isZero();
  }

  @Test
  void theHorizonDecidesWhatIsNear() throws IOException {
    Path file =
        Fixtures.sourceRoot().resolve("fixtures/expiredpin/EndsInManyYears.java"); // to 2046-12-31
    String[] scan = {"scan", "--format", "json", "--rule", "ExpiredPin", "--today", "2046-12-01"};
    assertThat(json(Run.of(with(scan, file))).at("/counts/warning").asInt()).isEqualTo(1);
    assertThat(json(Run.of(with(scan, "--horizon", "29", file))).at("/counts/warning").asInt())
        .isZero();
    JsonNode document = json(Run.of(with(scan, "--horizon=365,29", file)));
    assertThat(document.at("/counts/warning").asInt()).isZero();
    assertThat(document.at("/options/horizon").asText()).isEqualTo("365,29");
    assertThat(Run.of("scan", "--horizon", "soon", file).status()).isEqualTo(3);
  }

  private static Object[] with(String[] arguments, Object... more) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(arguments), java.util.Arrays.stream(more))
        .toArray();
  }

  @Test
  void coloursAndProgressOnATerminalOnly() throws IOException {
    Path file = workspace.write("Trusting.java", Workspace.TRUSTING);
    String piped = Run.of("scan", file).out();
    String shown = Run.in(Path.of(""), true, "scan", file).out();
    assertThat(piped).doesNotContain("\u001b");
    assertThat(shown).contains("\u001b[1;31merror\u001b[0m").contains("\r\u001b[KAnalysing");
    assertThat(
            shown.replaceAll("\r\u001b\\[K[^\r\u001b]*(?=\r)|\r\u001b\\[K|\u001b\\[[0-9;]*m", ""))
        .isEqualTo(piped);
  }

  @Test
  void coloursCannotBeSmuggledIn() throws IOException {
    Path file = workspace.write("x/\u001b[31mTrusting.java", Workspace.TRUSTING);
    assertThat(Run.in(Path.of(""), true, "scan", file).out()).doesNotContain("\u001b[31m");
  }

  @Test
  void whoWantsNoColoursGetsNone() {
    assertThat(Terminal.isInteractive(true, Map.of("TERM", "xterm"))).isTrue();
    assertThat(Terminal.isInteractive(false, Map.of("TERM", "xterm"))).isFalse();
    assertThat(Terminal.isInteractive(true, Map.of("TERM", "dumb"))).isFalse();
    assertThat(Terminal.isInteractive(true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Terminal.isInteractive(true, Map.of("NO_COLOR", ""))).isTrue();
  }

  @Test
  void directoryThatLooksLikeAnArchive() throws IOException {
    Path file = workspace.write("odd!/Trusting.java", Workspace.TRUSTING);
    JsonNode document = json(Run.of("scan", "--format", "json", directory));
    assertThat(document.at("/findings/0/location/file").asText()).isEqualTo(file.toString());
    assertThat(document.at("/findings/0/location").has("archive")).isFalse();
    assertThat(Files.exists(file)).isTrue();
  }

  @Test
  void archiveThatBoastsOfItsModules() throws IOException {
    Map<String, String> entries = new TreeMap<>(Map.of("a/Trusting.java", Workspace.TRUSTING));
    for (int i = 0; i < 150; i++) {
      entries.put(
          "META-INF/maven/g/a" + i + "/pom.properties",
          "groupId=g\nversion=1\nartifactId=a" + (i == 0 ? "a".repeat(1000) : i));
    }
    Path jar = workspace.jar("some.jar", entries);
    JsonNode modules =
        json(Run.of("scan", "--format", "json", jar)).at("/findings/0/location/modules");
    assertThat(modules).hasSize(100).allMatch(module -> module.asText().length() < 10);
  }

  @Test
  void exclusionsAreRelativeToAPathThatIsRelativeItself() throws IOException {
    workspace.write("build/Trusting.java", Workspace.TRUSTING);
    Path relative = Path.of("").toAbsolutePath().relativize(directory.toAbsolutePath());
    assertThat(Run.of("scan", relative).status()).isEqualTo(1);
    assertThat(Run.of("scan", relative, "--exclude", "build").status()).isZero();
    assertThat(Run.of("scan", relative + "/build/..", "--exclude", "build").status()).isZero();
  }

  @Test
  void knowledgeOfATeamsOwnIsUsed() throws IOException {
    Path code =
        workspace.write(
            "Own.java",
            Workspace.PINNED
                .replace("okhttp3.CertificatePinner", "b.Pins")
                .replace("CertificatePinner.Builder", "Pins")
                .replace("CertificatePinner", "Pins"));
    Path file = workspace.write("own.txt", "nonsense\n");
    Run run = Run.of("scan", "--knowledge", file, code);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains(file + ":1: ");
    assertThat(Run.of("scan", "--knowledge", directory.resolve("none"), code).status())
        .isEqualTo(3);
    workspace.write(
        "own.txt",
        """
        pin-sink b.Pins#add(String,String...) host=0 pins=1.. host-pattern=okhttp3-host pin-format=okhttp3-pin returns=receiver
        pin-set b.Pins#build()
        """);
    assertThat(Run.of("scan", code).out()).contains("Found 0 errors, 0 warnings");
    assertThat(Run.of("scan", "--knowledge", file, code).out()).contains("MissingBackupPin");
  }
}

package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.inspection.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class ScanTest {

  private static final String TRUSTING =
      """
      package a;

      import java.security.cert.X509Certificate;
      import javax.net.ssl.X509TrustManager;

      class Trusting implements X509TrustManager {
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        public void checkServerTrusted(X509Certificate[] chain, String authType) {
        }

        public X509Certificate[] getAcceptedIssuers() {
          return new X509Certificate[0];
        }
      }
      """;

  private static final String HARMLESS = "package a; class Harmless {}";

  private record Run(int status, String out, String err) {}

  @TempDir private Path directory;

  private static Run scan(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] all = new String[arguments.length + 1];
    all[0] = "scan";
    for (int i = 0; i < arguments.length; i++) {
      all[i + 1] = arguments[i].toString();
    }
    int status =
        Main.run(
            Terminal.of(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)), all);
    return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(UTF_8));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private Path compile(String text) throws IOException {
    Path source = write("compiled-from/Trusting.java", text);
    Path classes = Files.createDirectories(directory.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-g", "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
    return classes.resolve("a/Trusting.class");
  }

  private Path jar(String name, Map<String, byte[]> entries) throws IOException {
    Path jar = directory.resolve(name);
    Files.createDirectories(jar.getParent());
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return jar;
  }

  private static int findings(String report) {
    return report.split("TrustAllCertificates", -1).length - 1;
  }

  @Test
  void sourceFile() throws IOException {
    Path file = write("Trusting.java", TRUSTING);
    Run run = scan(file);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(file + "\n  9  error  TrustAllCertificates  ")
        .contains(
            "\n    public void checkServerTrusted(X509Certificate[] chain, String authType) {")
        .contains("\n    fix: ")
        .contains("Read 1 source file and 0 class files; analysed 1 type.")
        .endsWith("Found 1 error, 0 warnings.\n");
  }

  @Test
  void directoryOfClasses() throws IOException {
    Path file = compile(TRUSTING);
    Run run = scan(directory.resolve("classes"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(findings(run.out())).isEqualTo(1);
    assertThat(run.out()).startsWith(file.resolveSibling("Trusting.java") + "\n");
  }

  @Test
  void classWithoutDebugInformationIsCalledByItsFile() throws IOException {
    Path source = write("Trusting.java", TRUSTING);
    ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-g:none", "-d", directory.toString(), source.toString());
    Path file = directory.resolve("a/Trusting.class");
    assertThat(scan(file).out()).startsWith(file + "\n  -  error  TrustAllCertificates");
  }

  @Test
  void jarOfClassesNamesTheJar() throws IOException {
    byte[] bytes = Files.readAllBytes(compile(TRUSTING));
    Path jar = jar("some.jar", Map.of("lib/classes/a/Trusting.class", bytes));
    assertThat(scan(jar).out()).startsWith(jar + "!/lib/classes/a/Trusting.java\n");
  }

  @Test
  void sourceWinsOverClassesAndTheFirstJarOverTheOthers() throws IOException {
    byte[] bytes = Files.readAllBytes(compile(TRUSTING));
    byte[] text = TRUSTING.getBytes(UTF_8);
    Path in = directory.resolve("in");
    Path both = jar("in/b.jar", Map.of("a/Trusting.class", bytes, "a/Trusting.java", text));
    jar("in/a.jar", Map.of("a/Trusting.class", bytes));
    Run run = scan(in);
    assertThat(findings(run.out())).isEqualTo(1);
    assertThat(run.out()).startsWith(both + "!/a/Trusting.java\n").contains("Met 2 types again");

    Files.delete(both);
    Path last = jar("in/c.jar", Map.of("a/Trusting.class", bytes));
    assertThat(scan(last, in).out()).startsWith(in.resolve("a.jar") + "!/a/Trusting.java\n");
  }

  @Test
  void otherVersionsOfAMultiReleaseJarAreLeftOut() throws IOException {
    byte[] text = TRUSTING.getBytes(UTF_8);
    Path jar = jar("some.jar", Map.of("META-INF/versions/11/a/Trusting.java", text));
    assertThat(scan(jar).status()).isZero();
  }

  @Test
  void missingPath() throws IOException {
    Path missing = directory.resolve("missing");
    Run run = scan(missing);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("pinlint: " + missing + ": no such file or directory\n");
  }

  @Test
  void findingsOutweighAMissingPath() throws IOException {
    Run run = scan(directory.resolve("missing"), write("Trusting.java", TRUSTING));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("no such file or directory");
  }

  @Test
  void fileOfNoKnownKind() throws IOException {
    assertThat(scan(write("notes.txt", "x")).status()).isEqualTo(2);
  }

  @Test
  void garbageInADirectoryIsListedAndTheRestAnalysed() throws IOException {
    write("Trusting.java", TRUSTING);
    write("Garbage.java", "class { ((( }");
    write("Garbage.class", "no class");
    write("Empty.class", "");
    write("Garbage.jar", "no jar");
    Run run = scan(directory, "--fail-on", "never");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(findings(run.out())).isEqualTo(1);
    assertThat(run.out())
        .contains("Not analysed")
        .contains("/Garbage.java: ")
        .contains("/Garbage.class: ")
        .contains("/Empty.class: ")
        .contains("/Garbage.jar: ");
  }

  @Test
  void garbageByNameIsAFailure() throws IOException {
    for (String name : new String[] {"Garbage.java", "Garbage.class", "Garbage.jar"}) {
      Path garbage = write(name, "class { ((( }");
      Run run = scan(garbage, directory);
      assertThat(run.status()).as(name).isEqualTo(2);
      assertThat(run.err()).startsWith("pinlint: " + garbage + ": ").hasLineCount(1);
    }
  }

  @Test
  void classFileCutShort() throws IOException {
    byte[] bytes = Files.readAllBytes(compile(TRUSTING));
    for (int length = 4; length < bytes.length; length += 7) {
      Path file = write("Cut.class", java.util.Arrays.copyOf(bytes, length));
      Run run = scan(file);
      assertThat(run.status()).as("cut at %d", length).isIn(1, 2);
      assertThat(run.err()).doesNotContain("\tat ");
    }
    Path file = write("Cut.class", java.util.Arrays.copyOf(bytes, 100));
    assertThat(scan(file).err())
        .isEqualTo(
            "pinlint: "
                + file
                + ": not a class file that can be read: it is cut short or damaged"
                + System.lineSeparator());
  }

  @Test
  void jarCutShort() throws IOException {
    byte[] bytes =
        Files.readAllBytes(jar("whole.jar", Map.of("a/Trusting.java", TRUSTING.getBytes(UTF_8))));
    Path jar = write("cut.jar", java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Run run = scan(jar);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("pinlint: " + jar + ": ").hasLineCount(1);
  }

  @Test
  void entryThatUnpacksToTooMuchIsLeftOut() throws IOException {
    byte[] zeros = new byte[Content.GREATEST_SIZE + 1];
    Path jar =
        jar("bomb.jar", Map.of("a/Bomb.java", zeros, "a/Trusting.java", TRUSTING.getBytes(UTF_8)));
    Run run = scan(jar);
    assertThat(findings(run.out())).isEqualTo(1);
    assertThat(run.out()).contains(jar + "!/a/Bomb.java: larger than 64 MiB");
  }

  @Test
  void bytesThatAreNotUtf8AreReplaced() throws IOException {
    byte[] bytes =
        ("// caf\u00e9\n" + TRUSTING).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(scan(write("Trusting.java", bytes)).status()).isEqualTo(1);
  }

  @Test
  void wrongCommandLine() throws IOException {
    Path file = write("Harmless.java", HARMLESS);
    assertThat(scan("--no-such-option", file).status()).isEqualTo(3);
    assertThat(scan("--level", "loud", file).status()).isEqualTo(3);
    assertThat(scan().status()).isEqualTo(3);
    assertThat(scan("--no-such-option", file).err()).startsWith("pinlint: Unknown option");
  }

  @Test
  void failOn() throws IOException {
    Path file = write("Trusting.java", TRUSTING);
    assertThat(scan(file, "--fail-on", "never").status()).isZero();
    assertThat(scan(file, "--fail-on", "review").status()).isEqualTo(1);
    assertThat(scan(write("Harmless.java", HARMLESS), "--fail-on", "review").status()).isZero();
  }

  @Test
  void warningsFailAndHideAsAsked() throws IOException {
    Path file =
        write(
            "Pinned.java",
            """
            import okhttp3.CertificatePinner;

            record Pinned(String pin) {
              CertificatePinner pinner() {
                return new CertificatePinner.Builder()
                    .add("one.example", pin)
                    .build();
              }
            }
            """);
    assertThat(scan(file).status()).isZero();
    assertThat(scan(file).out()).contains("  warning  MissingBackupPin  ");
    Run hidden = scan(file, "--level", "error", "--fail-on", "warning");
    assertThat(hidden.status()).isEqualTo(1);
    assertThat(hidden.out())
        .doesNotContain("MissingBackupPin")
        .endsWith("Found 0 errors; 1 more hidden (show with --level warning).\n");
  }

  @Test
  void orderOfPathsMakesNoDifference() throws IOException {
    Path first = write("x/Trusting.java", TRUSTING);
    Path second = write("y/Trusting.java", TRUSTING + "// another copy");
    Path third = write("z/Garbage.java", "garbage");
    Run forwards = scan(first, second, third, directory);
    assertThat(scan(directory, third, second, first)).isEqualTo(forwards);
    assertThat(forwards.out())
        .startsWith(first.toString())
        .contains(second + ": a.Trusting is analysed as " + first + " has it");
  }

  @Test
  @Timeout(60)
  void linkThatLeadsBack() throws IOException {
    Path file = write("src/Trusting.java", TRUSTING);
    Files.createSymbolicLink(directory.resolve("src/again"), directory);
    Files.createSymbolicLink(directory.resolve("src/Nothing.java"), Path.of("Nothing.java"));
    Run run = scan(directory);
    assertThat(findings(run.out())).isEqualTo(1);
    assertThat(run.out())
        .startsWith(file + "\n")
        .contains("/Nothing.java: a link to no regular file");
  }

  @Test
  void hiddenDirectoriesAreLeftOut() throws IOException {
    write(".hidden/Trusting.java", TRUSTING);
    assertThat(scan(directory).status()).isZero();
    assertThat(scan(directory.resolve(".hidden")).status()).isEqualTo(1);
  }

  @Test
  void namesCannotSteerTheTerminal() throws IOException {
    Path jar = jar("some.jar", Map.of("a/\u001b[2J.java", "garbage".getBytes(UTF_8)));
    assertThat(scan(jar).out()).contains("!/a/\uFFFD[2J.java: ").doesNotContain("\u001b");
  }

  @Test
  void whatCannotBeAnalysedIsCounted() throws IOException {
    write("A.kt", "class A");
    assertThat(scan(directory).out()).contains("Passed over: 1 Kotlin source files");
  }
}

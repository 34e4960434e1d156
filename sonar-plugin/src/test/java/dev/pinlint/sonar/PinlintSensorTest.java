package dev.pinlint.sonar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pinlint.sonar.TrustMetrics.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonar.api.batch.fs.InputFile;
import org.sonar.api.batch.rule.Severity;
import org.sonar.api.batch.rule.internal.ActiveRulesBuilder;
import org.sonar.api.batch.sensor.internal.DefaultSensorDescriptor;
import org.sonar.api.batch.sensor.issue.Issue;
import org.sonar.api.batch.sensor.measure.Measure;
import org.sonar.api.issue.impact.SoftwareQuality;

/** What the sensor makes of a project. */
final class PinlintSensorTest {

  private static final String EMPTY_MANAGER = "trustallcertificates/EmptyManager.java";

  private static final String PINNED =
      """
      class Client {
        Object pinner() {
          return new okhttp3.CertificatePinner.Builder()
              .add("api.shop.example", "sha256/RmD1/t3NpCUycDPzTXZdj200MdWzrdlUqyPPGFuConA=")
              .build();
        }
      }
      """;

  @TempDir private Path directory;

  @Test
  void anIssueHasTheRangeOfTheName() {
    Scan scan = new Scan(directory).write("a/Client.java", InputFile.Type.MAIN, PINNED).run();

    assertThat(scan.context.allIssues())
        .extracting(
            issue -> issue.ruleKey().toString(),
            issue -> issue.primaryLocation().textRange().start().line(),
            issue -> issue.primaryLocation().textRange().start().lineOffset(),
            issue -> issue.primaryLocation().textRange().end().lineOffset())
        .contains(
            tuple("pinlint:MissingBackupPin", 4, 9, 12), tuple("pinlint:HardcodedPin", 4, 9, 12));
  }

  @Test
  void findingsInTestsAreNoIssuesUnlessAskedFor() {
    assertThat(
            new Scan(directory)
                .fixture(EMPTY_MANAGER, InputFile.Type.TEST, "src/Manager.java")
                .run()
                .context
                .allIssues())
        .isEmpty();
    assertThat(
            new Scan(directory)
                .fixture(EMPTY_MANAGER, InputFile.Type.TEST, "src/Manager.java")
                .set(Parameters.INCLUDE_TESTS, "true")
                .run()
                .context
                .allIssues())
        .isNotEmpty();
  }

  @Test
  void whatMainCallsInTestsIsSeen() {
    // A helper of the tests pins what it is given; the call is in the main sources.
    Scan scan =
        new Scan(directory)
            .write(
                "main/Client.java",
                InputFile.Type.MAIN,
                "class Client { Object p() { return"
                    + " Pins.of(\"sha256/RmD1/t3NpCUycDPzTXZdj200MdWzrdlUqyPPGFuConA=\"); } }")
            .write(
                "test/Pins.java",
                InputFile.Type.TEST,
                """
                class Pins {
                  static Object of(String pin) {
                    return new okhttp3.CertificatePinner.Builder().add("a.example", pin).build();
                  }
                }
                """)
            .run();
    assertThat(scan.context.allIssues())
        .extracting(issue -> issue.primaryLocation().inputComponent().toString())
        .contains("main/Client.java")
        .doesNotContain("test/Pins.java");
  }

  @Test
  void aSuppressedFindingIsNoIssue() {
    Scan scan =
        new Scan(directory)
            .write(
                "Client.java",
                InputFile.Type.MAIN,
                "@SuppressWarnings({\"HardcodedPin\", \"MissingBackupPin\"})\n" + PINNED)
            .run();
    assertThat(scan.context.allIssues()).isEmpty();
  }

  @Test
  void rulesCanBeSwitchedOff() {
    Scan scan =
        new Scan(directory)
            .write("Client.java", InputFile.Type.MAIN, PINNED)
            .set(Parameters.DISABLED_RULES, "HardcodedPin,NoSuchRule")
            .run();
    assertThat(rules(scan)).contains("MissingBackupPin").doesNotContain("HardcodedPin");
    assertThat(scan.warnings).singleElement().asString().contains("NoSuchRule");
  }

  @Test
  void theHorizonIsAProperty() {
    assertThat(rules(endsIn2046("9999"))).contains("ExpiredPin");
    assertThat(rules(endsIn2046("9999,0")))
        .contains("HardcodedCertificate")
        .doesNotContain("ExpiredPin");
    Scan wrong = endsIn2046("soon");
    assertThat(wrong.warnings).singleElement().asString().contains(Parameters.HORIZON, "soon");
  }

  private Scan endsIn2046(String horizon) {
    return new Scan(directory)
        .fixture("expiredpin/EndsInManyYears.java", InputFile.Type.MAIN, "Client.java")
        .set(Parameters.HORIZON, horizon)
        .run();
  }

  @Test
  void aRuleThatIsNotInTheProfileRaisesNothing() {
    Scan scan = new Scan(directory).write("Client.java", InputFile.Type.MAIN, PINNED);
    scan.context.setActiveRules(new ActiveRulesBuilder().build());
    scan.run();
    assertThat(scan.context.allIssues()).isEmpty();
    assertThat(scan.context.measures("project:Client.java")).isNotEmpty();
  }

  @Test
  void knowledgeOfTheTeamCounts() throws IOException {
    Files.writeString(
        directory.resolve("own.txt"),
        """
        library own
        trust-override com.example.Net#insecure() off=chain
        """);
    String code = "class A { void a() { com.example.Net.insecure(); } }";
    assertThat(rules(new Scan(directory).write("A.java", InputFile.Type.MAIN, code).run()))
        .isEmpty();
    assertThat(
            rules(
                new Scan(directory)
                    .write("A.java", InputFile.Type.MAIN, code)
                    .set(Parameters.KNOWLEDGE, "own.txt")
                    .run()))
        .contains("InsecureTrustApi");
  }

  @Test
  void whatIsWrongWithAParameterIsAWarning() throws IOException {
    Files.writeString(directory.resolve("bad.txt"), "no-such-role a.B#c()\n");
    Scan scan =
        new Scan(directory)
            .write("Client.java", InputFile.Type.MAIN, PINNED)
            .set(Parameters.KNOWLEDGE, "none.txt,bad.txt")
            .set(Parameters.LIBRARIES, "okhttp")
            .run();
    assertThat(scan.warnings)
        .satisfiesExactly(
            line -> assertThat(line).contains("none.txt"),
            line -> assertThat(line).endsWith("cannot be understood: bad.txt:1"),
            line -> assertThat(line).contains("okhttp"));
    assertThat(rules(scan)).contains("MissingBackupPin");
  }

  @Test
  void aFileThatCannotBeParsedIsAWarningOnIt() {
    Scan scan =
        new Scan(directory)
            .write(
                "Broken.java",
                InputFile.Type.MAIN,
                "class Broken implements javax.net.ssl.X509TrustManager { void a( }")
            .write("Client.java", InputFile.Type.MAIN, PINNED)
            .run();
    assertThat(scan.warnings).singleElement().asString().contains("Broken.java");
    assertThat(rules(scan)).contains("MissingBackupPin");
  }

  @Test
  void aMistakeOfOursCostsNobodyTheScan() {
    Scan scan =
        new Scan(directory)
            .write("Client.java", InputFile.Type.MAIN, PINNED)
            .run(
                inputs -> {
                  throw new StackOverflowError();
                });
    assertThat(scan.warnings).singleElement().asString().contains("StackOverflowError");
    assertThat(scan.context.allIssues()).isEmpty();
  }

  @Test
  void theLevelOfAFindingIsThatOfItsIssue() {
    Scan scan = reviewScan("10.1");
    assertThat(scan.context.allIssues())
        .filteredOn(issue -> issue.ruleKey().rule().equals("CustomTrustManager"))
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.overriddenSeverity()).isEqualTo(Severity.MINOR);
              assertThat(issue.overridenImpacts())
                  .containsEntry(
                      SoftwareQuality.MAINTAINABILITY, org.sonar.api.issue.impact.Severity.LOW);
            });
  }

  @Test
  void aScannerWithoutImpactsGetsNone() {
    Issue issue = reviewScan("9.14").context.allIssues().iterator().next();
    assertThat(issue.overriddenSeverity()).isEqualTo(Severity.MINOR);
    assertThat(issue.overridenImpacts()).isEmpty();
  }

  /** A trust manager that leaves everything to another one. */
  private Scan reviewScan(String api) {
    return new Scan(directory, api)
        .write(
            "Delegating.java",
            InputFile.Type.MAIN,
            """
            import java.security.cert.*;
            import javax.net.ssl.X509TrustManager;
            class Delegating implements X509TrustManager {
              private final X509TrustManager real;
              Delegating(X509TrustManager real) { this.real = real; }
              public void checkClientTrusted(X509Certificate[] c, String a) throws CertificateException {
                real.checkClientTrusted(c, a);
              }
              public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException {
                real.checkServerTrusted(c, a);
              }
              public X509Certificate[] getAcceptedIssuers() { return real.getAcceptedIssuers(); }
            }
            """)
        .run();
  }

  @Test
  void filesAreCounted() {
    Scan scan =
        new Scan(directory)
            .write("Client.java", InputFile.Type.MAIN, PINNED)
            .write("TestClient.java", InputFile.Type.TEST, PINNED.replace("Client", "TestClient"))
            .fixture(EMPTY_MANAGER, InputFile.Type.MAIN, "src/Manager.java")
            .run();
    assertThat(count(scan, "Client.java", Count.PINS)).isEqualTo(1);
    assertThat(count(scan, "Client.java", Count.PINNED_HOSTS)).isEqualTo(1);
    assertThat(count(scan, "Client.java", Count.HOSTS_WITHOUT_BACKUP)).isEqualTo(1);
    assertThat(count(scan, "Client.java", Count.CUSTOM_TRUST_DECISIONS)).isZero();
    assertThat(count(scan, "src/Manager.java", Count.TRUST_ALL_DECISIONS)).isPositive();
    assertThat(count(scan, "src/Manager.java", Count.CUSTOM_TRUST_DECISIONS)).isPositive();
    assertThat(scan.context.measures("project:TestClient.java")).isEmpty();
  }

  private static int count(Scan scan, String file, Count count) {
    Measure<Integer> measure = scan.context.measure("project:" + file, count.scannedKey());
    return measure.value();
  }

  @Test
  void versionsOfLibrariesCountWhereverTheyAreSaid() throws IOException {
    // Before 5.33.0 the call switches the check off; from then on it does not.
    String code =
        "class A { void a(com.rabbitmq.client.ConnectionFactory f) throws Exception {"
            + " f.useSslProtocol(); } }";
    Scan unknown = new Scan(directory).write("A.java", InputFile.Type.MAIN, code).run();
    assertThat(rules(unknown)).containsExactly("InsecureTrustApi");

    Scan said =
        new Scan(directory)
            .write("A.java", InputFile.Type.MAIN, code)
            .set(Parameters.LIBRARIES, "com.rabbitmq:amqp-client:5.33.0")
            .run();
    assertThat(rules(said)).isEmpty();

    Files.writeString(
        directory.resolve("pom.xml"),
        """
        <project><dependencies><dependency>
          <groupId>com.rabbitmq</groupId><artifactId>amqp-client</artifactId><version>5.33.0</version>
        </dependency></dependencies></project>
        """);
    assertThat(rules(new Scan(directory).write("A.java", InputFile.Type.MAIN, code).run()))
        .isEmpty();
  }

  @Test
  void theClassPathOfAModuleCounts() throws IOException {
    Files.createDirectories(directory.resolve("lib"));
    try (ZipOutputStream jar =
        new ZipOutputStream(
            Files.newOutputStream(directory.resolve("lib/amqp-client-5.33.0.jar")))) {
      jar.putNextEntry(new ZipEntry("empty.txt"));
    }
    Files.writeString(directory.resolve("lib/broken.jar"), "no archive");
    String code =
        "class A { void a(com.rabbitmq.client.ConnectionFactory f) throws Exception {"
            + " f.useSslProtocol(); } }";
    Scan scan =
        new Scan(directory)
            .write("A.java", InputFile.Type.MAIN, code)
            .set("sonar.java.libraries", "lib/*.jar")
            .run();
    assertThat(rules(scan)).isEmpty();
    assertThat(scan.warnings).singleElement().asString().contains("lib/broken.jar");
  }

  @Test
  void aFixIsOfferedWhereThePinIsWrittenOut() {
    String hexadecimal = "4664f5fedd93a425327033f34d765d8f6d3431d5b3add954ab23cf18570ea270";
    Scan scan =
        new Scan(directory)
            .write(
                "Client.java",
                InputFile.Type.MAIN,
                """
                import okhttp3.CertificatePinner;
                class Client {
                  static final String PIN = "sha256/%1$s";
                  Object written() {
                    return new CertificatePinner.Builder().add("a.example", "sha256/%1$s").build();
                  }
                  Object named() {
                    return new CertificatePinner.Builder().add("b.example", PIN).build();
                  }
                }
                """
                    .formatted(hexadecimal))
            .run();
    assertThat(scan.context.allIssues())
        .filteredOn(issue -> issue.ruleKey().rule().equals("MalformedPin"))
        .extracting(
            issue -> issue.primaryLocation().textRange().start().line(), Issue::isQuickFixAvailable)
        .containsExactlyInAnyOrder(tuple(5, true), tuple(8, false));
  }

  @Test
  void thePluginAsksForJavaOnly() {
    DefaultSensorDescriptor descriptor = new DefaultSensorDescriptor();
    new PinlintSensor(new Modules(), text -> {}).describe(descriptor);
    assertThat(descriptor.languages()).containsExactly("java");
    assertThat(descriptor.ruleRepositories()).isEmpty();
    assertThat(descriptor.type()).isNull();
  }

  private static List<String> rules(Scan scan) {
    return scan.context.allIssues().stream().map(issue -> issue.ruleKey().rule()).toList();
  }
}

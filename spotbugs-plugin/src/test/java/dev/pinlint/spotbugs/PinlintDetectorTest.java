package dev.pinlint.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.testdata.Fixtures;
import edu.umd.cs.findbugs.BugCollectionBugReporter;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.SourceLineAnnotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The detector where something is missing or broken. */
final class PinlintDetectorTest {

  @Test
  void failureIsReportedOnce() {
    List<String> errors = new ArrayList<>();
    BugCollectionBugReporter reporter =
        new BugCollectionBugReporter(new Project()) {
          @Override
          public void logError(String message) {
            errors.add(message);
          }
        };
    PinlintDetector detector =
        new PinlintDetector(
            reporter,
            (types, context, settings, more, resources) -> {
              throw new IllegalStateException("injected");
            });
    Fixtures.classes().stream()
        .filter(file -> file.path().contains("EmptyManager"))
        .forEach(detector::add);
    detector.report();
    assertThat(errors)
        .singleElement()
        .asString()
        .contains("EmptyManager.class", "IllegalStateException (injected)");
    assertThat(reporter.getBugCollection().getCollection()).isEmpty();
  }

  @Test
  void brokenClassFileCostsItselfOnly(@TempDir Path classes) throws Exception {
    compile(
        Fixtures.sourceRoot().resolve("fixtures/trustallcertificates/TwoAnonymousManagers.java"),
        classes);
    Path broken = classes.resolve("fixtures/trustallcertificates/TwoAnonymousManagers$2.class");
    byte[] bytes = Files.readAllBytes(broken);
    Files.write(broken, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(SpotBugsRun.over(classes).bugs())
        .extracting(bug -> bug.getPrimaryClass().getClassName())
        .containsExactly("fixtures.trustallcertificates.TwoAnonymousManagers$1");
  }

  @Test
  void dayAndHorizonArePropertiesOfTheHost(@TempDir Path classes) throws Exception {
    compile(
        Fixtures.sourceRoot().resolve("fixtures/expiredpin/EndsInManyYears.java"), // to 2046-12-31
        classes,
        "-cp",
        System.getProperty("java.class.path"));
    assertThat(expired(classes, "2046-12-01", "30")).hasSize(1);
    assertThat(expired(classes, "2046-12-01", "29")).isEmpty();
    assertThat(expired(classes, "2046-11-01", "365,29")).isEmpty();
  }

  private static List<BugInstance> expired(Path classes, String today, String horizon)
      throws Exception {
    System.setProperty(HostOptions.TODAY, today);
    System.setProperty(HostOptions.HORIZON, horizon);
    try {
      return SpotBugsRun.over(classes).bugs().stream()
          .filter(bug -> bug.getType().equals("EXPIRED_PIN"))
          .toList();
    } finally {
      System.clearProperty(HostOptions.TODAY);
      System.clearProperty(HostOptions.HORIZON);
    }
  }

  @Test
  void contributingPlacesAreSecondaryLines(@TempDir Path classes) throws Exception {
    compile(
        Fixtures.sourceRoot().resolve("fixtures/malformedpin/PassedToHelper.java"),
        classes,
        "-cp",
        System.getProperty("java.class.path"));
    assertThat(SpotBugsRun.over(classes).bugs())
        .filteredOn(bug -> bug.getType().equals("MALFORMED_PIN"))
        .singleElement()
        .satisfies(
            bug ->
                assertThat(bug.getAnnotations())
                    .filteredOn(SourceLineAnnotation.class::isInstance)
                    .extracting(annotation -> ((SourceLineAnnotation) annotation).getStartLine())
                    .hasSize(2)
                    .doesNotHaveDuplicates());
  }

  @Test
  void annotationOfSpotBugsIsHeeded(@TempDir Path sources, @TempDir Path classes) throws Exception {
    Path source = sources.resolve("Samples.java");
    Files.writeString(
        source,
        """
        import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
        import java.security.cert.X509Certificate;

        class Samples {
          abstract static class Base implements javax.net.ssl.X509TrustManager {
            public void checkClientTrusted(X509Certificate[] chain, String type) {}
            public X509Certificate[] getAcceptedIssuers() { return null; }
          }
          @SuppressFBWarnings("TRUST_ALL_CERTIFICATES")
          static class OnClass extends Base {
            public void checkServerTrusted(X509Certificate[] chain, String type) {}
          }
          static class OnMethod extends Base {
            @SuppressFBWarnings("TRUST_ALL_CERTIFICATES")
            public void checkServerTrusted(X509Certificate[] chain, String type) {}
          }
          static class OfAnother extends Base {
            @SuppressFBWarnings("MISSING_BACKUP_PIN")
            public void checkServerTrusted(X509Certificate[] chain, String type) {}
          }
        }
        """);
    compile(source, classes, "-cp", System.getProperty("java.class.path"));
    assertThat(SpotBugsRun.over(classes).bugs())
        .filteredOn(bug -> bug.getType().equals("TRUST_ALL_CERTIFICATES"))
        .extracting(bug -> bug.getPrimaryClass().getClassName())
        .containsExactly("Samples$OfAnother");
  }

  @Test
  void withoutDebugInformationMethodIsNamed(@TempDir Path classes) throws Exception {
    compile(
        Fixtures.sourceRoot().resolve("fixtures/trustallcertificates/TwoAnonymousManagers.java"),
        classes,
        "-g:none");
    List<BugInstance> bugs = SpotBugsRun.over(classes).bugs();
    assertThat(bugs.stream().map(bug -> bug.getPrimaryMethod().getMethodName()))
        .containsExactly("checkServerTrusted", "checkServerTrusted");
    assertThat(bugs.stream().map(bug -> bug.getPrimaryClass().getClassName()))
        .containsExactlyInAnyOrder(
            "fixtures.trustallcertificates.TwoAnonymousManagers$1",
            "fixtures.trustallcertificates.TwoAnonymousManagers$2");
    assertThat(bugs).allMatch(bug -> bug.getPrimarySourceLineAnnotation().isUnknown());
  }

  @Test
  void hierarchyOfTheClassPathIsSeen(
      @TempDir Path sources, @TempDir Path library, @TempDir Path application) throws Exception {
    Path base = sources.resolve("Library.java");
    Files.writeString(
        base,
        """
        package library;

        public class Library {
          public abstract static class Base implements javax.net.ssl.X509TrustManager {}
        }
        """);
    Path accepting = sources.resolve("Accepting.java");
    Files.writeString(
        accepting,
        """
        package application;

        import java.security.cert.X509Certificate;

        class Accepting extends library.Library.Base {
          public void checkClientTrusted(X509Certificate[] chain, String type) {}
          public void checkServerTrusted(X509Certificate[] chain, String type) {}
          public X509Certificate[] getAcceptedIssuers() { return null; }
        }
        """);
    compile(base, library);
    compile(accepting, application, "-cp", library.toString());
    assertThat(SpotBugsRun.over(application, library).bugs()).hasSize(1);
    assertThat(SpotBugsRun.over(application).bugs()).isEmpty();
  }

  @Test
  void suppressionsAreHeeded(@TempDir Path sources, @TempDir Path classes) throws Exception {
    Path source = sources.resolve("Samples.java");
    Files.writeString(
        source,
        """
        import java.security.cert.X509Certificate;

        class Samples {
          @interface SuppressTrustFinding {
            String[] value();
            String until() default "";
          }
          abstract static class Base implements javax.net.ssl.X509TrustManager {
            public void checkClientTrusted(X509Certificate[] chain, String type) {}
            public X509Certificate[] getAcceptedIssuers() { return null; }
          }
          @SuppressTrustFinding("TrustAllCertificates")
          static class Suppressed extends Base {
            public void checkServerTrusted(X509Certificate[] chain, String type) {}
          }
          @SuppressTrustFinding(value = "TrustAllCertificates", until = "2020-01-31")
          static class Ended extends Base {
            public void checkServerTrusted(X509Certificate[] chain, String type) {}
          }
        }
        """);
    compile(source, classes);
    assertThat(SpotBugsRun.over(classes).bugs())
        .extracting(bug -> bug.getPrimaryClass().getClassName() + " " + bug.getType())
        .containsExactlyInAnyOrder(
            "Samples$Ended STALE_SUPPRESSION", "Samples$Ended TRUST_ALL_CERTIFICATES");
  }

  private static void compile(Path source, Path classes, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-proc:none", "-d", classes.toString(), source.toString()));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
  }
}

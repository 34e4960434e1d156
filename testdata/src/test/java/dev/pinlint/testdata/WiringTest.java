package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.model.Platform;
import dev.pinlint.model.TypeModel;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of code that decides, and what stands before it. */
final class WiringTest {

  private static final List<Finding> SOURCES = of(Fixtures.lower(Fixtures.sources()).types());

  private static final List<Finding> CLASSES =
      of(BytecodeFrontEnd.lower(Fixtures.classes()).types());

  private static List<Finding> of(List<TypeModel> types) {
    return Analysis.of(types, new Platform()).findings();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BehindSetting.OfProperty    | WARNING | the system property tls.insecure decides whether",
        "BehindSetting.OfEnvironment | WARNING | the environment variable INSECURE decides whether",
        "BehindSetting.OfObject      | WARNING | the system property tls.lenient decides whether",
        "BehindSetting.OfUser        | WARNING | the user setting accept_all decides whether",
        "UnlessSet.OfProperty        | ERROR   | the system property tls.strict can take it away",
        "UnlessSet.OfMissing         | ERROR   | the system property tls.check can take it away",
        "UnlessSet.OfGivenDefault    | ERROR   | the system property tls.lenient can take it away",
        "UnlessSet.OfVariable        | ERROR   | the environment variable TLS_CHECK can take it away",
        "UnlessSet.OfConstant        | ERROR   | the system property tls.constant can take it away",
        "UnlessSet.OnlyIfAsked       | WARNING | the system property tls.asked decides whether",
        "UnlessSet.AskedAsWell       | WARNING | the system property tls.asked decides whether",
        "UnlessSet.OfForbidden       | WARNING | the environment variable TLS_STRICT decides whether",
        "UnlessSet.OfMachine         | WARNING | the system property java.vendor decides whether",
        "BehindField.OfFinalField    | WARNING | the field isLenient decides whether",
        "BehindField.OfBoxedField    | WARNING | the field mayBeAnybody decides whether",
        "BehindField.BeforeOthers    | WARNING | the field isInsecure decides whether",
        "BehindField.Asked           | WARNING | the field isInsecure decides whether",
        "BehindField.UntilForbidden  | ERROR   | the field checksNames can take it away",
        "BehindField.Initially       | ERROR   | the field isRelaxed can take it away",
        "BehindField.OfParameter     | WARNING | a parameter decides whether",
        "BehindField.OfCallersField  | WARNING | a parameter decides whether",
        "BehindBuild.InDebug         | REVIEW  | the build constant BuildConfig.DEBUG decides whether, which no release has",
      })
  void whatStandsBeforeItMovesTheLevel(String type, Level level, String guard) {
    for (List<Finding> findings : List.of(SOURCES, CLASSES)) {
      Finding finding = finding("insecurehostnameverifier." + type, findings);
      assertThat(finding.level()).isEqualTo(level);
      assertThat(finding.wiring())
          .isEqualTo(
              "It is installed on a connection (HttpsURLConnection.setHostnameVerifier); "
                  + guard
                  + ".");
      assertThat(finding.message()).doesNotContain(guard);
      assertThat(finding.messageInProgram()).endsWith(finding.wiring());
    }
  }

  @Test
  void whatIsMadeBehindASwitchIsBehindItWhereverItComesLater() {
    for (List<Finding> findings : List.of(SOURCES, CLASSES)) {
      Finding finding = finding("insecurehostnameverifier.BehindSetting.InStaticField", findings);
      assertThat(finding.level()).isEqualTo(Level.WARNING);
      assertThat(finding.wiring()).endsWith("; the system property tls.kept decides whether.");
    }
  }

  @Test
  void whatStandsBeforeOneOfTwoWaysAndNotTheOtherTakesNothingAway() {
    for (List<Finding> findings : List.of(SOURCES, CLASSES)) {
      Finding finding = finding("insecurehostnameverifier.UnlessSet.EitherWay", findings);
      assertThat(finding.level()).isEqualTo(Level.ERROR);
      assertThat(finding.wiring()).endsWith("; the system property tls.other can take it away.");
    }
  }

  @ParameterizedTest
  @CsvSource({"OfKind", "OfLog", "OfOneCaller", "OfObjects", "OfSubclass"})
  void whatIsNoSwitchMovesNothing(String type) {
    for (List<Finding> findings : List.of(SOURCES, CLASSES)) {
      Finding finding = finding("insecurehostnameverifier.BehindNothing." + type, findings);
      assertThat(finding.level()).isEqualTo(Level.ERROR);
      assertThat(finding.wiring())
          .isEqualTo("It is installed on a connection (HttpsURLConnection.setHostnameVerifier).");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "webviewtlserrorignored.InDebugBuilds, REVIEW, the build constant BuildConfig.DEBUG",
    "webviewtlserrorignored.UnderFlag, WARNING, the field debug",
    "insecurehostnameverifier.UnderOption.Chosen, WARNING, The field isLax decides whether.",
    "insecurehostnameverifier.UnderOption.Given, ERROR, The field isLax can take it away.",
    "insecurehostnameverifier.UnderOption.ShortOrChosen, ERROR, ''",
    "insecurehostnameverifier.UnderFlag, ERROR, The field strict can take it away.",
    "insecurehostnameverifier.UnderProperty, WARNING, The system property net.anyhost decides",
    "customtrustmanager.DebugSkipsDelegate, REVIEW, the build constant BuildConfig.DEBUG",
    "customtrustmanager.FlagSkipsDelegate, WARNING, the system property net.verify",
  })
  void whatDecidesInTheCodeItselfIsInTheMessage(String type, Level level, String guard) {
    for (List<Finding> findings : List.of(SOURCES, CLASSES)) {
      Finding finding = finding(type, findings);
      assertThat(finding.level()).isEqualTo(level);
      assertThat(finding.message()).contains(guard);
    }
  }

  @Test
  void itIsSaidThatNobodyMakesOne() {
    for (List<Finding> findings : List.of(SOURCES, CLASSES)) {
      assertThat(finding("insecurehostnameverifier.BehindNothing.Nobody", findings).wiring())
          .isEqualTo("Nothing that was analysed makes one.");
    }
  }

  /** Who does too much to be followed to the end still makes one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 10_000})
  void whoMakesOneNeedNotBeFollowed(int statements) {
    String text =
        """
        import javax.net.ssl.HostnameVerifier;
        import javax.net.ssl.SSLSession;
        class Lenient implements HostnameVerifier {
          public boolean verify(String host, SSLSession session) {
            return true;
          }
          static HostnameVerifier make(StringBuilder log) {
            %s
            return new Lenient();
          }
        }
        """
            .formatted("log.append('.');\n".repeat(statements));
    List<SourceFile> source = List.of(new SourceFile("Lenient.java", text));
    assertThat(Analysis.of(Fixtures.lower(source).types(), new Platform()).findings())
        .extracting(Finding::wiring)
        .containsExactly("It is made, and not seen to be installed.");
  }

  @Test
  void theFurthestCountsAndAllPlacesAreRelated() {
    for (List<Finding> findings : List.of(SOURCES, CLASSES)) {
      Finding finding = finding("trustallcertificates.AnonymousInArray", findings);
      assertThat(finding.wiring())
          .isEqualTo(
              "It is installed for the whole process (HttpsURLConnection.setDefaultSSLSocketFactory).");
      assertThat(finding.related())
          .extracting(step -> step.text())
          .containsExactly(
              "is given to HttpsURLConnection.setDefaultSSLSocketFactory here",
              "is given to SSLContext.init here",
              "is made here");
    }
  }

  @Test
  void theFindingOfAPinTellsWhichVerifiersStandBack() {
    for (List<Finding> findings : List.of(SOURCES, CLASSES)) {
      assertThat(findings)
          .filteredOn(finding -> finding.rule().equals("PinWithoutChainValidation"))
          .filteredOn(finding -> finding.location().file().endsWith("LeafAndVerifier.java"))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding.related())
                      .filteredOn(step -> step.text().startsWith("this verifier does not look"))
                      .hasSize(2));
    }
  }

  @Test
  void sourceAndClassesTellTheSame() {
    assertThat(told(SOURCES)).containsExactlyInAnyOrderElementsOf(told(CLASSES));
  }

  private static List<String> told(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !finding.wiring().isEmpty())
        .map(
            finding ->
                finding.projection() + " " + finding.level() + " " + finding.messageInProgram())
        .toList();
  }

  private static Finding finding(String type, List<Finding> findings) {
    List<Finding> of =
        findings.stream()
            .filter(finding -> !finding.rule().equals("GlobalTrustOverride"))
            .filter(
                finding ->
                    finding.location().anchor().member().type().startsWith("fixtures." + type))
            .toList();
    assertThat(of).hasSize(1);
    return of.get(0);
  }
}

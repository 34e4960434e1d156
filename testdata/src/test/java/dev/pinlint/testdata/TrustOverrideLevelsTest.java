package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.facts.LibraryTrustOverride;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.KnowledgeFile;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sure a switch is, what versions of libraries have to do with it, and what a team's own file adds. */
final class TrustOverrideLevelsTest {

  private static final String PACKAGE = "fixtures.insecuretrustapi.";

  @Test
  void whatIsShownIsAnError() {
    assertThat(levels("JettyTrustAll", LibraryVersions.UNKNOWN))
        .containsExactly(Level.ERROR, Level.ERROR);
    assertThat(levels("ApacheTrustStrategy", LibraryVersions.UNKNOWN)).containsOnly(Level.ERROR);
  }

  @Test
  void oneOfSeveralValuesIsForReview() {
    assertThat(findings("Selected", Settings.DEFAULT))
        .extracting(Finding::messageKey, Finding::level)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("selected", Level.REVIEW),
            org.assertj.core.groups.Tuple.tuple("selected", Level.REVIEW),
            org.assertj.core.groups.Tuple.tuple("switched-off", Level.WARNING));
  }

  @ParameterizedTest
  @CsvSource({
    "ofProcess, ERROR",
    "keptInVariable, ERROR",
    "ofOwn, WARNING",
    "given, WARNING",
    "handedToProcess, ERROR",
    "handedToProcessPerhaps, WARNING",
  })
  void whatOnlyTheProcessIsAskedForIsAnErrorThereAlone(String method, Level level) {
    for (List<Finding> findings : both("PropertiesOfProcess")) {
      assertThat(findings)
          .filteredOn(finding -> finding.location().anchor().member().name().equals(method))
          .extracting(Finding::level)
          .containsExactly(level);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "byField, WARNING, the field isInsecure decides whether.",
    "untilSet, ERROR, the field checksNames can take it away.",
    "byParameter, WARNING, a parameter decides whether.",
    "byProperty, WARNING, the system property tls.insecure decides whether.",
    "byEnvironment, WARNING, the environment variable INSECURE decides whether.",
    "byUser, WARNING, the user setting accept_all decides whether.",
    "inDebug, REVIEW, 'the build constant BuildConfig.DEBUG decides whether, which no release has.'",
    "inTests, REVIEW, 'the test harness decides whether, which nobody has but who runs tests.'",
    "relax, WARNING, the field isInsecure decides whether.",
  })
  void whatStandsBeforeItMovesTheLevel(String method, Level level, String guard) {
    for (List<Finding> findings : both("BehindGuards")) {
      assertThat(findings)
          .filteredOn(finding -> finding.location().anchor().member().name().equals(method))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.level()).isEqualTo(level);
                assertThat(finding.message()).endsWithIgnoringCase("the server. " + guard);
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "byGetter, WARNING, the field trustsAll decides whether.",
    "unlessStrict, WARNING, the field isStrict decides whether.",
    "byVariable, WARNING, the field trustsAll decides whether.",
    "behindTwo, WARNING, the field trustsAll decides whether.",
    "untilClosed, ERROR, the field isOpen can take it away.",
    "whetherAtAll, ERROR, ''",
    "byUnseenOptions, WARNING, an option decides whether.",
    "unseenWhetherAtAll, ERROR, ''",
    "nameOfOptions, ERROR, ''",
    "byUnseenOther, ERROR, ''",
    "byParsedText, WARNING, an option decides whether.",
    "byComparedText, WARNING, an option decides whether.",
    "byOtherText, ERROR, ''",
    "byTextOfOptions, WARNING, an option decides whether.",
    "whetherAtAllByText, ERROR, ''",
    "byTextOfTwo, ERROR, ''",
    "byTextWithDefault, ERROR, ''",
    "byConstantOfOptions, WARNING, an option decides whether.",
    "byConstantOfNoOptions, ERROR, ''",
    "byMode, WARNING, an option decides whether.",
    "unlessMode, WARNING, an option decides whether.",
    "byAnswerOfMode, WARNING, an option decides whether.",
    "unlessDisabled, ERROR, ''",
    "whetherAtAllByMode, ERROR, ''",
    "byArm, WARNING, an option decides whether.",
    "byOtherArms, WARNING, an option decides whether.",
    "otherArmsThanDisabled, ERROR, ''",
    "byArmOfNoOptions, ERROR, ''",
    "byArmOfText, WARNING, an option decides whether.",
    "byArmOfSetting, WARNING, the system property tls.verify decides whether.",
    "byArmByDefault, ERROR, the system property tls.verify can take it away.",
    "byBoxedSetting, WARNING, the system property tls.checks decides whether.",
    "byUnseenBuilder, WARNING, an option decides whether.",
  })
  void optionMovesTheLevelWhereverItIsKept(String method, Level level, String guard) {
    assertGuarded("BehindOptions", method, level, guard);
  }

  @ParameterizedTest
  @CsvSource({
    "ifSaid, WARNING, an option decides whether.",
    "unlessSaid, ERROR, an option can take it away.",
    "ifInMap, WARNING, an option decides whether.",
    "whetherAtAll, ERROR, ''",
    "byCommandLine, WARNING, an option decides whether.",
    "byVariable, WARNING, an option decides whether.",
    "byOtherVariable, ERROR, ''",
    "amongArguments, WARNING, an option decides whether.",
    "amongHosts, ERROR, ''",
    "byField, WARNING, the field checks decides whether.",
    "byFieldAtFirst, ERROR, the field checks can take it away.",
    "whetherAtAllByField, ERROR, ''",
    "byEither, WARNING, the field isLax decides whether.",
    "byAny, ERROR, ''",
  })
  void choiceMovesTheLevelByWhatIsThereWithoutOne(String method, Level level, String guard) {
    assertGuarded("BehindChoices", method, level, guard);
  }

  private static void assertGuarded(String fixture, String method, Level level, String guard) {
    for (List<Finding> findings : both(fixture)) {
      assertThat(findings)
          .filteredOn(finding -> finding.location().anchor().member().name().equals(method))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.level()).isEqualTo(level);
                assertThat(finding.message())
                    .endsWithIgnoringCase(("the server. " + guard).strip());
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "anyHost, ERROR, mail.smtp.ssl.trust switches off the check of the certificate chain",
    "noNames, ERROR, mail.imaps.ssl.checkserveridentity=false switches off the check of the host",
    "consumer, WARNING, ssl.endpoint.identification.algorithm= switches off the check of the host",
    "byHelper, ERROR, zookeeper.ssl.hostnameVerification=false switches off",
    "unlessStrict, ERROR, ssl.endpoint.identification.algorithm= switches off",
    "selected, REVIEW, ssl.endpoint.identification.algorithm= can be selected here",
  })
  void settingThatCodePutsIsAsSureAsWhoReadsIt(String method, Level level, String message) {
    for (List<Finding> findings : both("SettingsOfCode")) {
      assertThat(findings)
          .filteredOn(finding -> finding.location().anchor().member().name().equals(method))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.level()).isEqualTo(level);
                assertThat(finding.message()).startsWith(message);
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SettingsOverwritten, theLastIsWorse, ERROR",
    "SettingsOverwritten, tooLate, ERROR",
    "SettingsOverwritten, ifAsked, REVIEW",
    "SettingsOverwritten, staysAsItIs, ERROR",
    "SettingsOverwritten, overwrittenPerhaps, WARNING",
    "SettingsOverwritten, overwrittenBySomeName, WARNING",
    "SettingsOverwritten, twice, ERROR",
    "SettingsOverwritten, ofMachineForAWhile, ERROR",
    "SwitchedBack, theLastIsWorse, ERROR",
    "SwitchedBack, tooLate, ERROR",
    "SwitchedBack, ifAsked, REVIEW",
    "VerifierReplaced, theLastIsWorse, ERROR",
    "VerifierReplaced, tooLate, ERROR",
    "VerifierReplaced, ifAsked, REVIEW",
    "VerifierReplaced, handedOn, ERROR",
  })
  void whatIsThereInTheEndMovesTheLevel(String fixture, String method, Level level) {
    for (List<Finding> findings : both(fixture)) {
      assertThat(findings)
          .filteredOn(finding -> finding.location().anchor().member().name().equals(method))
          .singleElement()
          .satisfies(finding -> assertThat(finding.level()).isEqualTo(level));
    }
  }

  /**
   * What comes behind the last that was followed may put it right: what an attempt that was given up
   * has seen is forgotten.
   */
  @Test
  void whatIsNotFollowedToItsEndIsNoError() {
    assertThat(putRightBehind(10)).isEmpty();
    assertThat(putRightBehind(10_000)).extracting(Finding::level).doesNotContain(Level.ERROR);
  }

  /** Callers that do much are followed less closely: they have no say in settings. */
  @Test
  void whatCallersHaveNoSayInStandsBeforeIt() {
    for (int conditions : List.of(1, 60)) {
      assertThat(behindSetting(conditions))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.level()).isEqualTo(Level.WARNING);
                assertThat(finding.message())
                    .endsWith("The system property tls.checks decides whether.");
              });
    }
  }

  /** Whatever else a builder's methods return, what it is asked returns no builder. */
  @Test
  void whatAnUnseenBuilderIsAskedStandsBeforeIt() {
    String text =
        """
        import org.apache.http.conn.ssl.NoopHostnameVerifier;
        import org.apache.http.impl.client.HttpClientBuilder;
        import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;
        class Engine {
          void build(ResteasyClientBuilder that, HttpClientBuilder client) {
            if (that.isTrustManagerDisabled()) {
              client.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE);
            }
          }
        }
        """;
    List<SourceFile> source = List.of(new SourceFile("Engine.java", text));
    assertThat(Analysis.of(Fixtures.lower(source).types(), new Platform()).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Level.WARNING);
              assertThat(finding.message()).endsWith("An option decides whether.");
            });
  }

  private static List<Finding> behindSetting(int conditions) {
    String text =
        """
        import io.vertx.core.http.HttpClientOptions;
        class Options {
          void call(java.util.List<String> names) {
            HttpClientOptions options = new HttpClientOptions();
            %s
            make(options);
          }
          private static Boolean read(String text) {
            return "true".equals(text) ? Boolean.TRUE : "false".equals(text) ? Boolean.FALSE : null;
          }
          private static void make(HttpClientOptions options) {
            Boolean checks = read(System.getProperty("tls.checks"));
            if (checks != null && !checks) {
              options.setTrustAll(true);
            }
          }
        }
        """
            .formatted(
                "if (names.contains(names.get(0))) { names.add(\"a\"); }\n".repeat(conditions));
    List<SourceFile> source = List.of(new SourceFile("Options.java", text));
    return Analysis.of(Fixtures.lower(source).types(), new Platform()).findings();
  }

  private static List<Finding> putRightBehind(int statements) {
    String text =
        """
        import io.vertx.core.http.HttpClientOptions;
        class Options {
          HttpClientOptions make(StringBuilder log) {
            HttpClientOptions options = new HttpClientOptions();
            options.setTrustAll(true);
            %s
            options.setTrustAll(false);
            return options;
          }
        }
        """
            .formatted("log.append('.');\n".repeat(statements));
    List<SourceFile> source = List.of(new SourceFile("Options.java", text));
    return Analysis.of(Fixtures.lower(source).types(), new Platform()).findings();
  }

  @Test
  void whatIsNoSwitchMovesNothing() {
    for (List<Finding> findings : both("BehindNothing")) {
      assertThat(findings)
          .hasSize(4)
          .allMatch(finding -> finding.level() == Level.ERROR)
          .allMatch(finding -> finding.message().endsWith("is taken for the server."));
    }
  }

  private static List<List<Finding>> both(String fixture) {
    String path = (PACKAGE + fixture).replace('.', '/') + ".java";
    List<SourceFile> sources =
        Fixtures.sources().stream().filter(file -> file.path().equals(path)).toList();
    return List.of(
        Analysis.of(Fixtures.lower(sources).types(), new Platform()).findings(),
        findings(fixture, Settings.DEFAULT));
  }

  @Test
  void verifierBesideTheProgramsOwnSocketFactoryIsAWarning() {
    assertThat(levels("BesideOwnSocketFactory", LibraryVersions.UNKNOWN))
        .containsExactly(Level.WARNING);
  }

  @Test
  void someVersionsAreAWarningThatNamesThem() {
    List<Finding> found = findings("RabbitShortcut", Settings.DEFAULT);

    assertThat(found)
        .filteredOn(finding -> finding.messageKey().equals("in-some-versions"))
        .hasSize(2)
        .allMatch(finding -> finding.level() == Level.WARNING)
        .allMatch(finding -> finding.message().contains("amqp-client before 5.33.0"));
    assertThat(found).extracting(Finding::level).contains(Level.ERROR);
  }

  @Test
  void versionThatIsKnownDecides() {
    assertThat(levels("RabbitShortcut", rabbit("5.9.0")))
        .containsExactly(Level.ERROR, Level.ERROR, Level.ERROR);
    assertThat(levels("RabbitShortcut", rabbit("5.33.0"))).containsExactly(Level.ERROR);
  }

  @Test
  void defaultThatIsLeftIsAWarningWhereItIsOff() {
    assertThat(findings("FtpsDefaults", Settings.DEFAULT))
        .extracting(Finding::messageKey, Finding::level)
        .containsOnly(org.assertj.core.groups.Tuple.tuple("left-off", Level.WARNING));
    assertThat(levels("RabbitNames", rabbit("5.9.0")))
        .containsExactly(Level.WARNING, Level.WARNING);
    assertThat(levels("RabbitNames", rabbit("5.33.0"))).isEmpty();
    assertThat(findings("RabbitNames", Settings.DEFAULT))
        .extracting(Finding::messageKey)
        .containsOnly("left-off-in-some-versions");
  }

  @Test
  void settingThatIsNotPutIsAWarningWhereItsDefaultIsKnown() {
    assertThat(findings("MailDefaults", Settings.DEFAULT))
        .filteredOn(finding -> finding.messageKey().startsWith("left-"))
        .extracting(Finding::messageKey, Finding::level)
        .containsOnly(org.assertj.core.groups.Tuple.tuple("left-unset", Level.WARNING));
    for (String fixture : List.of("MailDefaultsOfJakarta", "MailDefaultsOfSpring")) {
      assertThat(findings(fixture, Settings.DEFAULT))
          .extracting(Finding::messageKey, Finding::level)
          .containsOnly(
              org.assertj.core.groups.Tuple.tuple("left-unset-in-some-versions", Level.REVIEW));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MailDefaultsOfJakarta, com.sun.mail:jakarta.mail, 2.0.1, true",
    "MailDefaultsOfJakarta, org.eclipse.angus:angus-mail, 1.0.0, true",
    "MailDefaultsOfJakarta, org.eclipse.angus:angus-mail, 2.0.0, false",
    "MailDefaultsOfJakarta, org.eclipse.angus:jakarta.mail, 2.0.3, false",
    "MailDefaultsOfSpring, org.springframework:spring-context-support, 5.3.39, true",
    "MailDefaultsOfSpring, org.springframework:spring-context-support, 6.2.1, false",
    "MailDefaults, org.eclipse.angus:angus-mail, 2.0.3, true",
  })
  void versionOfWhoReadsSettingsDecides(
      String fixture, String library, String version, boolean isAccused) {
    assertThat(
            findings(
                fixture,
                new Settings(Knowledge.builtIn(), new LibraryVersions(Map.of(library, version)))))
        .filteredOn(finding -> finding.messageKey().startsWith("left-"))
        .extracting(Finding::level)
        .doesNotContain(Level.REVIEW)
        .matches(levels -> levels.isEmpty() != isAccused);
  }

  @Test
  void unknownValueIsInTheInventoryAlone() {
    assertThat(overrides("Selected"))
        .filteredOn(fact -> fact.location().anchor().member().name().equals("byProperty"))
        .extracting(LibraryTrustOverride::certainty)
        .containsExactly(LibraryTrustOverride.Certainty.UNKNOWN);
  }

  @Test
  void fileOfATeamIsGoneBy() {
    KnowledgeFile file =
        new KnowledgeFile(
            "team",
            "trust-override fixtures.insecuretrustapi.SameNameOtherType#setVerifyHost(boolean)"
                + " when=0:false off=hostname");
    Settings settings = new Settings(Knowledge.builtIn().plus(file), LibraryVersions.UNKNOWN);

    assertThat(findings("SameNameOtherType", Settings.DEFAULT)).isEmpty();
    assertThat(findings("SameNameOtherType", settings))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("SameNameOtherType.setVerifyHost", "host name");
  }

  private static LibraryVersions rabbit(String version) {
    return new LibraryVersions(Map.of("com.rabbitmq:amqp-client", version));
  }

  private static List<Level> levels(String fixture, LibraryVersions versions) {
    return findings(fixture, new Settings(Knowledge.builtIn(), versions)).stream()
        .map(Finding::level)
        .toList();
  }

  private static List<Finding> findings(String fixture, Settings settings) {
    return analysis(fixture, settings).findings();
  }

  private static List<LibraryTrustOverride> overrides(String fixture) {
    return analysis(fixture, Settings.DEFAULT).facts().trustOverrides();
  }

  private static Analysis analysis(String fixture, Settings settings) {
    return Analysis.of(
        BytecodeFrontEnd.lower(
                Fixtures.classes().stream()
                    .filter(
                        file ->
                            file.path().matches((PACKAGE + fixture).replace('.', '/') + "[.$].*"))
                    .toList())
            .types(),
        new Platform(),
        settings);
  }
}

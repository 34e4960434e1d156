package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Dates;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Horizon;
import dev.pinlint.rules.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of pins that are keys of known authorities, or made of one. */
final class PinOwnersTest {

  private static final Lowered SOURCES =
      Fixtures.lower(
          Fixtures.sources().stream()
              .filter(
                  source ->
                      source.path().contains("/stalecapin/")
                          || source.path().contains("/malformedpin/")
                          || source.path().contains("/deadpinpattern/"))
              .toList());

  private static List<Finding> findings(String rule, String fixture) {
    return findings(rule, fixture, Dates.DEFAULT);
  }

  private static List<Finding> findings(String rule, String fixture, Dates dates) {
    return Analysis.of(SOURCES.types(), new Platform(), Settings.DEFAULT.at(dates))
        .findings()
        .stream()
        .filter(finding -> finding.rule().equals(rule))
        .filter(finding -> finding.location().anchor().member().type().endsWith("." + fixture))
        .toList();
  }

  @Test
  void whatTheListsSayIsAWarningAndTheRestForReview() {
    assertThat(
            List.of(
                    "RetiredIntermediate",
                    "RotatingIntermediate",
                    "DistrustedRoot",
                    "StagingHierarchy",
                    "EndedLongAgo",
                    "LeadsToNoRoot")
                .stream()
                .flatMap(fixture -> findings("StaleCaPin", fixture).stream()))
        .extracting(Finding::messageKey, Finding::level)
        .containsExactly(
            tuple("retired", Level.WARNING),
            tuple("rotates", Level.WARNING),
            tuple("distrusted", Level.WARNING),
            tuple("staging", Level.WARNING),
            tuple("ended", Level.REVIEW),
            tuple("rootless", Level.REVIEW));
  }

  @Test
  void theMessageNamesKeyAndDay() {
    assertThat(findings("StaleCaPin", "DistrustedRoot"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains("the root DigiCert Global Root CA of DigiCert Inc", "2026-08-21"));
    assertThat(findings("HardcodedPin", "RootsInOrder"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains(
                        "In the data of 2026-08-21, ",
                        "is the root Amazon Root CA 1",
                        "is the root ISRG Root X1 of Internet Security Research Group"));
    assertThat(findings("HardcodedPin", "KeysNobodyKnows"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).endsWith("must be updated."));
    assertThat(findings("HardcodedPin", "BareKeyBits"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).doesNotContain("ISRG Root X2"));
    assertThat(findings("StaleCaPin", "TwoAtOnce"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.pins()).hasSize(2));
  }

  @Test
  void theHorizonReachesKeysThatEnd() {
    // Amazon Root CA 1 ends on 2038-01-17; ISRG Root X1 on 2035-06-04.
    Dates before = new Dates(Optional.of(LocalDate.of(2037, 10, 18)), Horizon.DEFAULT);
    Dates near = new Dates(Optional.of(LocalDate.of(2037, 10, 19)), Horizon.DEFAULT);
    assertThat(findings("StaleCaPin", "RetiredIntermediate", before)).hasSize(1);
    assertThat(findings("StaleCaPin", "RetiredIntermediate", near))
        .extracting(Finding::messageKey)
        .containsExactlyInAnyOrder("retired", "ending");
  }

  @Test
  void whatMatchesNothingIsAnErrorAndMendedWhereItIsCertain() {
    assertThat(
            List.of("BareKeyBits", "CertificateInPlaceOfKey", "NearMiss", "FromDocumentation")
                .stream()
                .flatMap(fixture -> findings("MalformedPin", fixture).stream()))
        .extracting(Finding::messageKey, Finding::level, finding -> finding.fixes().size())
        .containsExactly(
            tuple("unmatched-bare-key", Level.ERROR, 1),
            tuple("unmatched-certificate", Level.ERROR, 1),
            tuple("near-miss", Level.ERROR, 0),
            tuple("documentation", Level.WARNING, 0));
    assertThat(findings("MalformedPin", "NearMiss").get(0).message()).contains("ISRG Root X2");
    assertThat(findings("MalformedPin", "BareKeyBits").get(0).fixes().get(0).toString())
        .contains("sha256/diGVwiVYbubAI3RW4hB9xU8e/CH2GnkuvVFZE8zmgzI=");
  }

  @Test
  void patternsAreJudgedByWhatIsKnownOfTheVersion() {
    assertThat(
            List.of(
                    "SchemeInPattern",
                    "LoneStar",
                    "StarInTheMiddle",
                    "PortInPattern",
                    "TwoStars",
                    "CapitalLetters")
                .stream()
                .flatMap(fixture -> findings("DeadPinPattern", fixture).stream()))
        .extracting(Finding::messageKey, Finding::level)
        .containsExactly(
            tuple("in-no-version", Level.ERROR),
            tuple("in-no-version", Level.ERROR),
            tuple("in-no-version", Level.ERROR),
            tuple("in-old-versions", Level.WARNING),
            tuple("in-new-versions", Level.REVIEW),
            tuple("in-new-versions", Level.REVIEW));
    assertThat(findings("DeadPinPattern", "TwoStars").get(0).message())
        .contains("pins nothing before 4.3.0, matches from 4.3.0 on");
  }
}

package dev.pinlint.cli.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.cli.inventory.Artifact;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.Position;
import dev.pinlint.cli.inventory.Samples;
import dev.pinlint.cli.inventory.Subject;
import dev.pinlint.model.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds each point of the score, and that the page has it. */
final class OutageRiskTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  private static int points(PinnedHost row, String reason) {
    return OutageRisk.of(row, TODAY).points().stream()
        .filter(point -> point.reason().contains(reason))
        .mapToInt(OutageRisk.Point::points)
        .sum();
  }

  private static Pin ending(LocalDate day) {
    return Samples.pin("aa", Subject.KEY, Position.ANY, Pin.Standing.GOOD, Optional.of(day));
  }

  private static Pin standing(String digest, Pin.Standing standing) {
    return Samples.pin(digest, Subject.KEY, Position.ANY, standing, Optional.empty());
  }

  @Test
  void scoreIsTheSumOfItsPoints() {
    // No backup 30, no kill switch known 5, a service 5.
    OutageRisk risk = OutageRisk.of(Samples.row(Samples.pin("aa")), TODAY);
    assertThat(risk.score()).isEqualTo(40);
    assertThat(risk.points().stream().mapToInt(OutageRisk.Point::points).sum()).isEqualTo(40);
    assertThat(risk.band()).isEqualTo(OutageRisk.Band.MEDIUM);
  }

  @Test
  void backupsCountOnceEach() {
    assertThat(points(Samples.row(Samples.pin("aa"), Samples.pin("aa")), "no backup"))
        .isEqualTo(30);
    assertThat(points(Samples.row(Samples.pin("aa"), Samples.pin("bb")), "no backup")).isZero();
  }

  @Test
  void endOfTheLastKeyCounts() {
    assertThat(points(Samples.row(ending(TODAY.minusDays(1))), "have ended")).isEqualTo(30);
    assertThat(points(Samples.row(ending(TODAY)), "end within 0 days")).isEqualTo(20);
    assertThat(points(Samples.row(ending(TODAY.plusDays(90))), "end within 90")).isEqualTo(20);
    assertThat(points(Samples.row(ending(TODAY.plusDays(91))), "within a year")).isEqualTo(10);
    assertThat(points(Samples.row(ending(TODAY.plusDays(366))), "end")).isZero();
    // One that stays is enough, and of one that is not known nothing is said.
    assertThat(points(Samples.row(ending(TODAY.minusDays(1)), Samples.pin("bb")), "ended"))
        .isZero();
  }

  @Test
  void whatAuthoritiesDoCounts() {
    Pin retired = standing("aa", Pin.Standing.RETIRED);
    Pin rotating = standing("bb", Pin.Standing.ROTATING);
    assertThat(points(Samples.row(retired), "no authority issues")).isEqualTo(25);
    assertThat(points(Samples.row(retired, rotating), "rotates")).isEqualTo(20);
    assertThat(points(Samples.row(retired, Samples.pin("cc")), "authority")).isZero();
  }

  @Test
  void wholeCertificatesCount() {
    Pin whole =
        Samples.pin(
            "aa", Subject.CERTIFICATE, Position.LEAF, Pin.Standing.UNKNOWN, Optional.empty());
    assertThat(points(Samples.row(whole), "whole certificates")).isEqualTo(25);
  }

  @Test
  void whoHasToReleaseCounts() {
    for (Artifact.Kind kind : Artifact.Kind.values()) {
      int expected =
          switch (kind) {
            case ANDROID_APP, DESKTOP_APP -> 20;
            case LIBRARY -> 15;
            case SERVICE -> 5;
            case UNKNOWN -> 10;
          };
      PinnedHost row =
          Samples.row(
              kind,
              Samples.governance(Answer.YES, Optional.empty()),
              Samples.pin("a"),
              Samples.pin("b"));
      assertThat(OutageRisk.of(row, TODAY).score()).isEqualTo(expected);
    }
  }

  @Test
  void killSwitchCounts() {
    PinnedHost none =
        Samples.row(
            Artifact.Kind.SERVICE,
            Samples.governance(Answer.NO, Optional.empty()),
            Samples.pin("aa"));
    assertThat(points(none, "no kill switch")).isEqualTo(10);
    assertThat(points(Samples.row(Samples.pin("aa")), "no kill switch")).isEqualTo(5);
  }

  @Test
  void whatIsOverLocksNobodyOut() {
    PinnedHost over =
        Samples.row(
            Artifact.Kind.ANDROID_APP,
            Samples.governance(Answer.NO, Optional.of(TODAY)),
            Samples.pin("aa"));
    assertThat(OutageRisk.of(over, TODAY).score()).isZero();
    assertThat(OutageRisk.of(over, TODAY.minusDays(1)).score()).isEqualTo(60);
  }

  @Test
  void thePageHasEveryNumber() throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("pinlint.root", "..")).resolve("docs/risk.md"));
    assertThat(page)
        .contains("| 30 | only one key")
        .contains("| 60 | no pin can ever match")
        .contains("| 25 | whole certificates")
        .contains("| 25 | no authority issues")
        .contains("| 20 | all pinned keys are ones that their authority rotates")
        .contains("| 30 | all pinned keys have ended")
        .contains("| 20 | all of them end within 90 days")
        .contains("| 10 | all of them end within a year")
        .contains("| 10, or 5 | no kill switch")
        .contains("| 20, 15, 10 or 5 |")
        .contains("| 5 | the pins never stop")
        .contains("| 5 | nobody is told");
  }
}

package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Resources;
import dev.pinlint.model.TypeSource;
import dev.pinlint.rules.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code that reads files which come with it: what the markers say, from source and from classes. */
final class BundledFixturesTest {

  @ParameterizedTest
  @EnumSource
  void sourceGivesWhatTheMarkersSay(BundledFixtures project) {
    Lowered lowered = Fixtures.lower(project.sources());
    assertThat(project.expectations().markers()).hasSizeGreaterThan(4);
    assertThat(project.expectations().problems(findings(lowered, project.resources()))).isEmpty();
    assertThat(findings(lowered, Resources.NONE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void classesGiveTheSame(BundledFixtures project, @TempDir Path classes) {
    project.compile(classes);
    List<Finding> findings =
        findings(BytecodeFrontEnd.lower(Fixtures.classes(classes)), project.resources());
    assertThat(project.expectations().problems(findings)).isEmpty();
    assertThat(findings.stream().map(BundledFixturesTest::line))
        .containsExactlyInAnyOrderElementsOf(
            findings(Fixtures.lower(project.sources()), project.resources()).stream()
                .map(BundledFixturesTest::line)
                .toList());
  }

  /** Who is to change a pin must know where it stands. */
  @Test
  void findingsSayWhereThePinStands() {
    Lowered lowered = Fixtures.lower(BundledFixtures.APP.sources());
    assertThat(
            findings(lowered, BundledFixtures.APP.resources()).stream()
                .filter(finding -> finding.rule().equals("HardcodedPin"))
                .flatMap(
                    finding ->
                        finding.related().stream()
                            .map(
                                step ->
                                    finding.host()
                                        + " "
                                        + step.file()
                                        + ":"
                                        + step.line()
                                        + " "
                                        + step.text())))
        .containsExactlyInAnyOrder(
            "one.example src/main/res/values/strings.xml:5 the pin is in this file",
            "two.example src/main/res/values/strings.xml:6 the pin is in this file",
            "three.example src/main/assets/net/pins.json:4 the pins are in this file");
  }

  private static String line(Finding finding) {
    return finding.projection() + ": " + finding.message();
  }

  private static List<Finding> findings(Lowered lowered, Resources resources) {
    assertThat(lowered.problems()).isEmpty();
    return Analysis.of(
            lowered.types(), new Platform(), Settings.DEFAULT, TypeSource.NONE, resources)
        .findings();
  }
}

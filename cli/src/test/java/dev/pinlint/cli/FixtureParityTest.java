package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Inspection;
import dev.pinlint.inspection.Progress;
import dev.pinlint.inspection.Selection;
import dev.pinlint.inspection.Surroundings;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.rules.Finding;
import dev.pinlint.testdata.Expectations;
import dev.pinlint.testdata.Fixtures;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fixtures through the command line: from sources without a class path, and from classes. */
final class FixtureParityTest {

  @Test
  void sourcesAndClassesGiveWhatTheMarkersSay() {
    List<Finding> sources = findings(Fixtures.sourceRoot());
    List<Finding> classes = findings(Fixtures.classRoot());
    Expectations expectations = new Expectations(Fixtures.sources());

    assertThat(expectations.problems(sources)).isEmpty();
    assertThat(expectations.problems(classes)).isEmpty();
    assertThat(projections(sources))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(projections(classes));
  }

  /** Certificates and key stores that lie beside the code, by the names that it has for them. */
  @Test
  void codeThatNamesFilesOfItsProjectGivesWhatTheMarkersSay() {
    Expectations expectations = new Expectations(Fixtures.sources(Fixtures.fileProjectSources()));

    assertThat(expectations.problems(findings(Fixtures.fileProjectRoot()))).isEmpty();
  }

  @Test
  void aTypeIsMetOnceInABuiltProject() {
    Inspection.Result result = result(Fixtures.sourceRoot(), Fixtures.classRoot());

    assertThat(findings(result)).isEqualTo(findings(Fixtures.sourceRoot()));
    assertThat(result.copies()).isEmpty();
  }

  @Test
  void aBuiltProjectGivesTheSameWithoutThePrefilter() {
    Inputs inputs = inputs(Fixtures.sourceRoot(), Fixtures.classRoot());
    Inspection.Result full =
        Inspection.of(inputs, Surroundings.DEFAULT, Selection.all(inputs), Progress.NONE);

    assertThat(findings(result(Fixtures.sourceRoot(), Fixtures.classRoot())))
        .isNotEmpty()
        .isEqualTo(findings(full));
  }

  private static List<Finding> findings(Path path) {
    return findings(result(path));
  }

  private static List<Finding> findings(Inspection.Result result) {
    return result.findings().stream()
        .map(Inspection.PlacedFinding::finding)
        .filter(finding -> !finding.rule().equals(Fixtures.ABOUT_COMMENTS))
        .toList();
  }

  private static Inspection.Result result(Path... paths) {
    Inputs inputs = inputs(paths);
    Selection selection = Selection.prefiltered(inputs, Knowledge.builtIn());
    return Inspection.of(inputs, Surroundings.DEFAULT, selection, Progress.NONE);
  }

  private static Inputs inputs(Path... paths) {
    return Tree.read(List.of(paths), Exclusion.NONE, Progress.NONE);
  }

  private static List<String> projections(List<Finding> findings) {
    return findings.stream().map(Finding::projection).toList();
  }
}

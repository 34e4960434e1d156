package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.rules.Finding;
import dev.pinlint.testdata.Expectations;
import dev.pinlint.testdata.Fixtures;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fixtures through the command line: from sources without a class path, and from classes. */
final class FixtureParityTest {

  private static final Progress NO_PROGRESS = new Progress(System.out, false);

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

  @Test
  void aTypeIsMetOnceInABuiltProject() {
    Inputs both =
        Inputs.read(
            List.of(Fixtures.sourceRoot(), Fixtures.classRoot()), Exclusion.NONE, NO_PROGRESS);

    Inspection.Result result = Inspection.of(both, Surroundings.DEFAULT, NO_PROGRESS);
    assertThat(result.findings().stream().map(Inspection.PlacedFinding::finding).toList())
        .isEqualTo(findings(Fixtures.sourceRoot()));
    assertThat(result.copies()).isEmpty();
  }

  private static List<Finding> findings(Path path) {
    return Inspection.of(
            Inputs.read(List.of(path), Exclusion.NONE, NO_PROGRESS),
            Surroundings.DEFAULT,
            NO_PROGRESS)
        .findings()
        .stream()
        .map(Inspection.PlacedFinding::finding)
        .toList();
  }

  private static List<String> projections(List<Finding> findings) {
    return findings.stream().map(Finding::projection).toList();
  }
}

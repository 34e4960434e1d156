package dev.pinlint.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.cli.inventory.Artifact;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.Position;
import dev.pinlint.cli.inventory.Samples;
import dev.pinlint.cli.inventory.Subject;
import dev.pinlint.cli.markdown.Markdown;
import dev.pinlint.model.Answer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlanTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  private static List<String> steps(PinnedHost row, Phase phase) {
    return HostPlan.of(row, TODAY).steps().stream()
        .filter(step -> step.phase() == phase)
        .map(Step::text)
        .toList();
  }

  private static String plan(PinnedHost... rows) {
    return PlanMarkdown.of(new PinInventory(List.of(), List.of(rows), List.of(), List.of()), TODAY);
  }

  @Test
  void backupComesBeforeAnythingIsTakenAway() {
    PinnedHost single = Samples.row(Samples.pin("aa"));
    assertThat(steps(single, Phase.BACKUP)).hasSize(1);
    assertThat(HostPlan.of(single, TODAY).steps())
        .isSortedAccordingTo(Comparator.comparing(Step::phase));
    assertThat(steps(Samples.row(Samples.pin("aa"), Samples.pin("bb")), Phase.BACKUP)).isEmpty();
  }

  @Test
  void whatIsBrokenComesFirst() {
    Pin retired =
        Samples.pin(
            "aa",
            Subject.KEY,
            Position.ANY,
            Pin.Standing.RETIRED,
            Optional.of(LocalDate.of(2027, 3, 12)));
    assertThat(steps(Samples.row(retired), Phase.RESTORE))
        .singleElement()
        .asString()
        .contains("`sha256/aa` is no key to rely on", "is retired, and ends on 2027-03-12");
    assertThat(steps(Samples.row(Samples.pin("aa")), Phase.RESTORE)).isEmpty();
  }

  @Test
  void whatIsThereIsNotAskedForAgain() {
    PinnedHost switched =
        Samples.row(
            Artifact.Kind.ANDROID_APP,
            Samples.governance(Answer.YES, Optional.empty()),
            Samples.pin("aa"));
    assertThat(steps(switched, Phase.SWITCH)).noneMatch(step -> step.contains("kill switch"));
    assertThat(steps(Samples.row(Samples.pin("aa")), Phase.SWITCH))
        .anyMatch(step -> step.contains("service's configuration"));
  }

  @Test
  void pinsThatAreOverAreOnlyTakenOut() {
    PinnedHost over =
        Samples.row(
            Artifact.Kind.ANDROID_APP,
            Samples.governance(Answer.NO, Optional.of(TODAY)),
            Samples.pin("aa"));
    assertThat(HostPlan.of(over, TODAY).steps())
        .containsExactly(
            new Step(
                Phase.REMOVE,
                "The pins are not enforced any more: take them out with the next release."));
  }

  @Test
  void theWorstComesFirstAndCommandsCanBeRun() {
    String plan =
        plan(
            Samples.row(Samples.pin("aa"), Samples.pin("bb")),
            Samples.row(
                Artifact.Kind.ANDROID_APP,
                Samples.governance(Answer.NO, Optional.empty()),
                Samples.pin("cc")));
    assertThat(plan)
        .contains(
            "| 1 | `api.shop.test` | OkHttp | app (Android app) | unknown | 0 | 60 (high) |\n"
                + "| 2 | `api.shop.test` | OkHttp | app (service) | unknown | 1 | 10 (low) |\n")
        .contains("pinlint rehearse --lose-key 'sha256/cc' estate.json\n")
        .contains("--host 'api.shop.test' estate.json\n");
    assertThat(plan()).contains("Nothing is pinned in what was scanned.");
  }

  @Test
  void whatCodeSaysMeansNothingInMarkdown() {
    assertThat(Markdown.text("<img> [a](b) *x* @team\n# y"))
        .isEqualTo("\\<img\\> \\[a\\](b) \\*x\\* \\@team \\# y");
    assertThat(Markdown.code("a`b|c")).isEqualTo("``a`b\\|c``");
    assertThat(Markdown.code("`")).isEqualTo("`` ` ``");
  }
}

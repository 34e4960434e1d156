package dev.pinlint.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.Origins;
import dev.pinlint.bytecode.Origins.JvmMethod;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.testdata.Expectations;
import dev.pinlint.testdata.Fixtures;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.MethodAnnotation;
import edu.umd.cs.findbugs.Priorities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fixtures through SpotBugs: what the engine finds by itself, and what the markers say. */
final class FixturesTest {

  private static final Origins ORIGINS = new Origins();
  private static final Lowered LOWERED = BytecodeFrontEnd.lower(Fixtures.classes(), ORIGINS);
  private static final List<Finding> FINDINGS =
      Analysis.of(LOWERED.types(), new Platform()).findings();

  private static SpotBugsRun run;

  @BeforeAll
  static void runSpotBugs() throws Exception {
    run = SpotBugsRun.over(Fixtures.classRoot());
  }

  @Test
  void bugsAreTheFindings() {
    assertThat(run.bugs().stream().map(FixturesTest::line))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(FINDINGS.stream().map(FixturesTest::line).toList());
  }

  @Test
  void bugsAreWhatTheMarkersSay() {
    Map<String, List<Finding>> byLine =
        FINDINGS.stream().collect(Collectors.groupingBy(FixturesTest::line));
    List<Finding> reported = new ArrayList<>();
    run.bugs().forEach(bug -> reported.addAll(byLine.getOrDefault(line(bug), List.of())));
    assertThat(new Expectations(Fixtures.sources()).problems(reported)).isEmpty();
  }

  @Test
  void usersReadTheWholeMessage() {
    Map<String, String> messages =
        FINDINGS.stream()
            .collect(
                Collectors.toMap(
                    FixturesTest::line, Finding::messageInProgram, (first, second) -> first));
    assertThat(run.bugs())
        .allSatisfy(
            bug -> assertThat(bug.getMessageWithoutPrefix()).isEqualTo(messages.get(line(bug))));
  }

  @Test
  void nothingIsLogged() {
    assertThat(run.errors()).isEmpty();
  }

  private static String line(Finding finding) {
    JvmMethod method = ORIGINS.of(finding.location().anchor().member());
    int priority =
        switch (finding.level()) {
          case ERROR -> Priorities.HIGH_PRIORITY;
          case WARNING -> Priorities.NORMAL_PRIORITY;
          case REVIEW -> Priorities.LOW_PRIORITY;
        };
    return "%s %d %s.%s%s:%d %s"
        .formatted(
            BugTypes.of(finding.rule()),
            priority,
            method.owner().replace('/', '.'),
            method.name(),
            method.descriptor(),
            finding.location().line(),
            finding.messageInProgram());
  }

  private static String line(BugInstance bug) {
    MethodAnnotation method = bug.getPrimaryMethod();
    return "%s %d %s.%s%s:%d %s"
        .formatted(
            bug.getType(),
            bug.getPriority(),
            bug.getPrimaryClass().getClassName(),
            method.getMethodName(),
            method.getMethodSignature(),
            bug.getPrimarySourceLineAnnotation().getStartLine(),
            bug.getMessageWithoutPrefix());
  }
}

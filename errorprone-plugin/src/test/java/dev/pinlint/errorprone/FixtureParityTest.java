package dev.pinlint.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.util.Context;
import dev.pinlint.Analysis;
import dev.pinlint.errorprone.javac.JavacContext;
import dev.pinlint.errorprone.javac.JavacFrontEnd;
import dev.pinlint.errorprone.javac.JavacLowering;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.TypeModel;
import dev.pinlint.rules.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixtures through the compiler: the same findings as from their source. */
class FixtureParityTest {

  @TempDir private Path output;

  @Test
  void errorProneReportsWhatTheEngineFinds() {
    CompilerRun run = CompilerRun.withPlugin(CompilerRun.fixtures(), output, CompilerRun.ONLY_OURS);
    assertThat(run.compile()).isTrue();
    assertThat(run.failures()).isEmpty();
    EngineFindings.IN_FIXTURES.assertAreThese(run.warnings());
  }

  @Test
  void javacAndSourceProjectAlike() throws IOException {
    JavacTask task = CompilerRun.plain(CompilerRun.fixtures()).task();
    List<CompilationUnitTree> units = new ArrayList<>();
    task.parse().forEach(units::add);
    task.analyze();
    Context context = ((BasicJavacTask) task).getContext();
    List<TypeModel> types = new ArrayList<>();
    for (CompilationUnitTree unit : units) {
      JavacLowering lowering = JavacFrontEnd.lower(unit, context);
      assertThat(lowering.problems()).isEmpty();
      types.addAll(lowering.types());
    }
    assertThat(types.stream().flatMap(type -> ModelValidator.problems(type).stream())).isEmpty();
    assertThat(projections(Analysis.of(types, new JavacContext(context)).findings()))
        .containsExactlyInAnyOrderElementsOf(projections(EngineFindings.IN_FIXTURES.all()));
  }

  /** The other fixtures are on the class path: their headers may be used, their bodies may not. */
  @Test
  void everyFixtureAloneIsAnalysedAndKnowsNoMore() {
    for (Path fixture : CompilerRun.fixtures()) {
      CompilerRun run = CompilerRun.inProcess(List.of(fixture), output);
      assertThat(run.compile()).as(fixture.toString()).isTrue();
      assertThat(run.failures()).as(fixture.toString()).isEmpty();
      assertThat(run.warnings())
          .as(fixture.toString())
          .allMatch(EngineFindings.IN_FIXTURES::contain);
    }
  }

  private static List<String> projections(List<Finding> findings) {
    return findings.stream().map(Finding::projection).toList();
  }
}

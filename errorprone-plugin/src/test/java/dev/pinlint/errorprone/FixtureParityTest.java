package dev.pinlint.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.util.Context;
import dev.pinlint.Analysis;
import dev.pinlint.errorprone.CompilerRun.Warning;
import dev.pinlint.errorprone.javac.JavacContext;
import dev.pinlint.errorprone.javac.JavacFrontEnd;
import dev.pinlint.errorprone.javac.JavacLowering;
import dev.pinlint.model.Member;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.TypeModel;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Rules;
import dev.pinlint.source.SourceFile;
import dev.pinlint.testdata.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixtures through the compiler: the same findings as from their source. */
class FixtureParityTest {

  private static final String ONLY_OURS =
      "ErrorProne -XepDisableAllChecks"
          + Rules.ALL.stream()
              .map(rule -> " -Xep:" + rule.name() + ":WARN")
              .collect(Collectors.joining());

  /** A compiler has a class path. */
  private static final List<TypeModel> SOURCE =
      Fixtures.lowerWithClassPath(Fixtures.sources()).types();

  private static final List<Finding> FINDINGS =
      Analysis.of(SOURCE, Fixtures.classPath()).findings();

  @TempDir private Path output;

  @Test
  void errorProneReportsWhatTheEngineFinds() {
    CompilerRun run = CompilerRun.withPlugin(CompilerRun.fixtures(), output, ONLY_OURS);
    assertThat(run.compile()).isTrue();
    assertThat(run.failures()).isEmpty();
    List<Warning> unexpected = new ArrayList<>(run.warnings());
    List<Finding> missing = new ArrayList<>();
    for (Finding finding : FINDINGS) {
      Optional<Warning> match =
          unexpected.stream().filter(warning -> isAbout(warning, finding)).findFirst();
      match.ifPresentOrElse(unexpected::remove, () -> missing.add(finding));
    }
    assertThat(unexpected).as("reported, not found by the engine").isEmpty();
    assertThat(missing).as("found by the engine, not reported").isEmpty();
    assertThat(run.warnings()).isNotEmpty();
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
        .containsExactlyInAnyOrderElementsOf(projections(FINDINGS));
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
          .allMatch(warning -> FINDINGS.stream().anyMatch(finding -> isAbout(warning, finding)));
    }
  }

  private static List<String> projections(List<Finding> findings) {
    return findings.stream().map(Finding::projection).toList();
  }

  private static boolean isAbout(Warning warning, Finding finding) {
    return warning.rule().equals(finding.rule())
        && warning.file().equals(finding.location().file())
        && warning.message().equals(finding.message())
        && isAt(warning.line(), finding);
  }

  /** A call has one line; a member those from its first token, an annotation maybe, to its name. */
  private static boolean isAt(int line, Finding finding) {
    if (finding.location().anchor().callee().isPresent()) {
      return line == finding.location().line();
    }
    Member member = finding.location().anchor().member();
    return SOURCE.stream()
        .flatMap(type -> type.methods().stream())
        .filter(method -> method.member().equals(member))
        .anyMatch(
            method ->
                method.site().line() <= line
                    && line <= lineOfName(method.site().file(), method.site().line(), member));
  }

  private static int lineOfName(String file, int first, Member member) {
    boolean isNamed = !member.name().startsWith("<");
    List<String> lines =
        Fixtures.sources().stream()
            .filter(source -> source.path().equals(file))
            .map(SourceFile::text)
            .collect(Collectors.joining())
            .lines()
            .toList();
    int line = first;
    while (isNamed && line < lines.size() && !lines.get(line - 1).contains(member.name() + "(")) {
      line++;
    }
    return line;
  }
}

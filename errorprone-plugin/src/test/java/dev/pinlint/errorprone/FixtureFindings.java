package dev.pinlint.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.errorprone.CompilerRun.Warning;
import dev.pinlint.model.Member;
import dev.pinlint.model.TypeModel;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import dev.pinlint.testdata.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the engine finds in the sources of the fixtures, as the command line does. */
final class FixtureFindings {

  /** A compiler has a class path. */
  private static final List<TypeModel> SOURCE =
      Fixtures.lowerWithClassPath(Fixtures.sources()).types();

  static final List<Finding> ALL = Analysis.of(SOURCE, Fixtures.classPath()).findings();

  private FixtureFindings() {}

  /** Fails unless a compiler warns of each finding, and of nothing else. */
  static void assertAreThese(List<Warning> warnings) {
    List<Warning> unexpected = new ArrayList<>(warnings);
    List<Finding> missing = new ArrayList<>();
    for (Finding finding : ALL) {
      Optional<Warning> match =
          unexpected.stream().filter(warning -> isAbout(warning, finding)).findFirst();
      match.ifPresentOrElse(unexpected::remove, () -> missing.add(finding));
    }
    assertThat(unexpected).as("reported, not found by the engine").isEmpty();
    assertThat(missing).as("found by the engine, not reported").isEmpty();
    assertThat(warnings).isNotEmpty();
  }

  /** Whether the warning is about one of them. */
  static boolean contain(Warning warning) {
    return ALL.stream().anyMatch(finding -> isAbout(warning, finding));
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

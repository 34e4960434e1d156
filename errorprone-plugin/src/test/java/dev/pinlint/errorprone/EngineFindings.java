package dev.pinlint.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.errorprone.CompilerRun.Warning;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Context;
import dev.pinlint.model.Member;
import dev.pinlint.model.Resources;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeSource;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import dev.pinlint.testdata.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the engine finds in sources with a class path, as the command line does. */
final class EngineFindings {

  static final EngineFindings IN_FIXTURES =
      new EngineFindings(Fixtures.sources(), Fixtures.classPath());

  private final List<SourceFile> sources;
  private final List<TypeModel> types;
  private final List<Finding> findings;

  EngineFindings(List<SourceFile> sources, Context classPath) {
    this(sources, classPath, Resources.NONE);
  }

  EngineFindings(List<SourceFile> sources, Context classPath, Resources resources) {
    this.sources = sources;
    types = SourceFrontEnd.lower(sources, classPath, Knowledge.builtIn()).types();
    findings =
        Analysis.of(types, classPath, Settings.DEFAULT, TypeSource.NONE, resources).findings();
  }

  List<Finding> all() {
    return findings;
  }

  /** Fails unless a compiler warns of each finding, and of nothing else. */
  void assertAreThese(List<Warning> warnings) {
    List<Warning> unexpected = new ArrayList<>(warnings);
    List<Finding> missing = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<Warning> match =
          unexpected.stream().filter(warning -> isAbout(warning, finding)).findFirst();
      match.ifPresentOrElse(unexpected::remove, () -> missing.add(finding));
    }
    assertThat(unexpected).as("reported, not found; found, not reported: %s", missing).isEmpty();
    assertThat(missing).as("found by the engine, not reported").isEmpty();
    assertThat(warnings).isNotEmpty();
  }

  /** Whether the warning is about one of them. */
  boolean contain(Warning warning) {
    return findings.stream().anyMatch(finding -> isAbout(warning, finding));
  }

  private boolean isAbout(Warning warning, Finding finding) {
    return warning.rule().equals(finding.rule())
        && warning.file().equals(finding.location().file())
        && warning.message().equals(finding.message())
        && isAt(warning.line(), finding);
  }

  /** A call has one line; a member those from its first token, an annotation maybe, to its name. */
  private boolean isAt(int line, Finding finding) {
    if (finding.location().anchor().callee().isPresent()) {
      return line == finding.location().line();
    }
    Member member = finding.location().anchor().member();
    return types.stream()
        .flatMap(type -> type.methods().stream())
        .filter(method -> method.member().equals(member))
        .anyMatch(
            method ->
                method.site().line() <= line
                    && line <= lineOfName(method.site().file(), method.site().line(), member));
  }

  private int lineOfName(String file, int first, Member member) {
    boolean isNamed = !member.name().startsWith("<");
    List<String> lines =
        sources.stream()
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

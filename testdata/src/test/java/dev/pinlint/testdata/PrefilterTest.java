package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analyses;
import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.Origins;
import dev.pinlint.facts.Facts;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.prefilter.Prefilter;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the prefilter passes over makes no difference, and it passes over most of what it may. */
final class PrefilterTest {

  private static final Lowered NOTHING = new Lowered(List.of(), List.of());

  /** What there is to compare, and the share of files that were analysed. */
  private record Result(List<Finding> findings, Facts facts, int files) {}

  static List<Library> libraries() {
    return Library.all();
  }

  @Test
  void fixturesAsSourcesGiveTheSame() {
    assertSame(sources(Fixtures.sources()), everySource(Fixtures.sources()));
  }

  @Test
  void fixturesAsClassesGiveTheSame() {
    assertSame(classes(Fixtures.classes()), everyClass(Fixtures.classes()));
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void sourcesOfLibrariesGiveTheSame(Library library) {
    assertSame(sources(library.sources()), everySource(library.sources()));
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void classesOfLibrariesGiveTheSame(Library library) {
    assertSame(classes(library.classes()), everyClass(library.classes()));
  }

  @Test
  void mostOfALibraryIsPassedOver() {
    Library library = new Library("postgresql-42.7.4");

    assertThat(sources(library.sources()).files()).isBetween(1, library.sources().size() / 4);
    assertThat(classes(library.classes()).files()).isBetween(1, library.classes().size() / 4);
  }

  private static void assertSame(Result filtered, Result full) {
    assertThat(filtered.findings()).isEqualTo(full.findings());
    assertThat(filtered.facts()).isEqualTo(full.facts());
  }

  private static Result everySource(List<SourceFile> files) {
    return result(Analysis.of(Fixtures.lower(files).types(), new Platform()), files.size());
  }

  private static Result everyClass(List<ClassFile> files) {
    return result(Analysis.of(BytecodeFrontEnd.lower(files).types(), new Platform()), files.size());
  }

  private static Result result(Analysis analysis, int files) {
    return new Result(analysis.findings(), analysis.facts(), files);
  }

  private static Result sources(List<SourceFile> files) {
    Prefilter prefilter = new Prefilter(files, List.of(), Knowledge.builtIn());
    SourceFrontEnd frontEnd =
        new SourceFrontEnd(prefilter.sourcePath(), new Platform(), Knowledge.builtIn());
    Analyses analyses = new Analyses();
    while (true) {
      List<SourceFile> chosen = files.stream().filter(prefilter::isChosen).toList();
      Lowered lowered = frontEnd.lower(chosen);
      Analysis analysis =
          analyses.of(
              List.copyOf(lowered.types()),
              () ->
                  Analysis.of(
                      lowered.types(),
                      new Platform().or(frontEnd.headers()),
                      Settings.DEFAULT,
                      prefilter.lowering(frontEnd::lower, none -> NOTHING)));
      if (!prefilter.grow(analysis.questions())) {
        return result(analysis, chosen.size());
      }
    }
  }

  private static Result classes(List<ClassFile> files) {
    Prefilter prefilter = new Prefilter(List.of(), files, Knowledge.builtIn());
    BytecodeFrontEnd frontEnd = new BytecodeFrontEnd(prefilter::classes, new Origins());
    Analyses analyses = new Analyses();
    while (true) {
      List<ClassFile> chosen = files.stream().filter(prefilter::isChosen).toList();
      Lowered lowered = frontEnd.types(chosen);
      Analysis analysis =
          analyses.of(
              List.copyOf(lowered.types()),
              () ->
                  Analysis.of(
                      lowered.types(),
                      new Platform().or(prefilter.headers()),
                      Settings.DEFAULT,
                      prefilter.lowering(none -> NOTHING, frontEnd::types)));
      if (!prefilter.grow(analysis.questions())) {
        return result(analysis, chosen.size());
      }
    }
  }
}

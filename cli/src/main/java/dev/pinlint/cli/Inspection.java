package dev.pinlint.cli;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.facts.Location;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.model.Platform;
import dev.pinlint.model.TypeModel;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes inputs through the front ends and the engine. */
final class Inspection {

  private static final Comparator<PlacedFinding> BY_PLACE =
      Comparator.comparing(PlacedFinding::file)
          .thenComparing(placed -> placed.finding().location().line())
          .thenComparing(placed -> placed.finding().projection());

  private final Inputs inputs;
  private final DistinctTypes types = new DistinctTypes();
  private final Map<String, String> files = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> failures = new ArrayList<>();
  private final List<Problem> copies = new ArrayList<>();

  private Inspection(Inputs inputs) {
    this.inputs = inputs;
  }

  /** What the engine says of the inputs. */
  static Result of(Inputs inputs, Progress progress) {
    Inspection inspection = new Inspection(inputs);
    inputs.problems().forEach(inspection::add);
    progress.step("Reading the sources' structure");
    inspection.lowerSources();
    progress.step("Reading the classes' structure");
    inputs.classes().forEach(inspection::lowerClasses);
    progress.step("Analysing");
    return inspection.analyse();
  }

  private static Lowered lower(Collection<SourceFile> sources) {
    return SourceFrontEnd.lower(sources, Knowledge.builtIn());
  }

  private void lowerSources() {
    Isolation<SourceFile, Lowered> lowered = Isolation.run(inputs.sources(), Inspection::lower);
    lowered.failures().forEach(failure -> fail(failure.item().path(), failure.reason()));
    Map<String, List<TypeModel>> byFile = new TreeMap<>();
    for (Lowered part : lowered.results()) {
      part.problems().forEach(this::add);
      for (TypeModel type : part.types()) {
        byFile.computeIfAbsent(type.site().file(), file -> new ArrayList<>()).add(type);
        files.putIfAbsent(type.name(), type.site().file());
      }
    }
    byFile.forEach(types::add);
    reportDifferentCopies();
  }

  private void reportDifferentCopies() {
    Map<String, String> texts = new HashMap<>();
    inputs.sources().forEach(source -> texts.put(source.path(), source.text()));
    for (DistinctTypes.Repetition repetition : types.repetitions()) {
      String text = texts.getOrDefault(repetition.place(), "");
      // Of a type with others inside, one line is enough.
      if (!text.equals(texts.get(repetition.first())) && !isNested(repetition.type())) {
        String reason = repetition.type() + " is analysed as " + repetition.first() + " has it";
        Problem problem = new Problem(repetition.place(), reason);
        (inputs.isNamed(problem.file()) ? failures : copies).add(problem);
      }
    }
  }

  private static boolean isNested(String type) {
    return type.indexOf('#') >= 0;
  }

  private void lowerClasses(List<ClassFile> classes) {
    ClassFolders folders = new ClassFolders(classes);
    Isolation<ClassFile, Lowered> lowered = Isolation.run(classes, BytecodeFrontEnd::lower);
    lowered.failures().forEach(failure -> fail(failure.item().path(), failure.reason()));
    List<TypeModel> added = new ArrayList<>();
    for (Lowered part : lowered.results()) {
      part.problems().forEach(this::add);
      added.addAll(part.types());
    }
    added.forEach(type -> files.putIfAbsent(type.name(), folders.place(type)));
    types.add(classes.get(0).path(), added);
  }

  private Result analyse() {
    Map<String, List<TypeModel>> byFile = new TreeMap<>();
    for (TypeModel type : types.types()) {
      byFile.computeIfAbsent(file(type.name(), ""), file -> new ArrayList<>()).add(type);
    }
    Isolation<Map.Entry<String, List<TypeModel>>, Analysis> analysed =
        Isolation.run(List.copyOf(byFile.entrySet()), Inspection::analyse);
    analysed.failures().forEach(failure -> fail(failure.item().getKey(), failure.reason()));
    List<PlacedFinding> findings = new ArrayList<>();
    TreeSet<String> exhausted = new TreeSet<>();
    Inventory.Builder inventory = new Inventory.Builder(this::file);
    for (Analysis part : analysed.results()) {
      exhausted.addAll(part.facts().exhausted());
      inventory.add(part.facts());
      part.findings().forEach(finding -> findings.add(place(finding)));
    }
    findings.sort(BY_PLACE);
    return new Result(
        inputs,
        findings,
        inventory.build(),
        distinct(problems),
        distinct(failures),
        distinct(copies),
        List.copyOf(exhausted),
        types.types().size(),
        types.repetitions().size());
  }

  private static Analysis analyse(Collection<Map.Entry<String, List<TypeModel>>> parts) {
    List<TypeModel> all = new ArrayList<>();
    parts.forEach(part -> all.addAll(part.getValue()));
    return Analysis.of(all, new Platform());
  }

  private PlacedFinding place(Finding finding) {
    return new PlacedFinding(file(finding.location()), finding);
  }

  private String file(Location location) {
    return file(location.anchor().member().type(), location.file());
  }

  private String file(String type, String otherwise) {
    return files.getOrDefault(type, otherwise);
  }

  private void add(Problem problem) {
    (inputs.isNamed(problem.file()) ? failures : problems).add(problem);
  }

  private void fail(String file, String reason) {
    failures.add(new Problem(file, reason));
  }

  private static List<Problem> distinct(List<Problem> all) {
    return all.stream()
        .distinct()
        .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::reason))
        .toList();
  }

  /**
   * A finding, and the file to show it in.
   *
   * @param file the path as the user gave it; for a class file, that of its source if it were
   *     beside it
   * @param finding the finding
   */
  record PlacedFinding(String file, Finding finding) {

    /** Whether it lies in the sources of tests. */
    boolean isInTests() {
      return TestSources.contain(file);
    }
  }

  /**
   * What a report tells.
   *
   * @param inputs what was read
   * @param findings all findings, ordered by file and line
   * @param inventory all facts, judged or not
   * @param problems what was not analysed, and is left at a warning
   * @param failures what was not analysed though the user named it, or for a mistake of ours
   * @param copies sources that are not analysed since another copy is, which differs
   * @param exhausted members whose analysis hit its bound
   * @param typeCount how many types were analysed
   * @param repetitionCount how many types were met again after that
   */
  record Result(
      Inputs inputs,
      List<PlacedFinding> findings,
      Inventory inventory,
      List<Problem> problems,
      List<Problem> failures,
      List<Problem> copies,
      List<String> exhausted,
      int typeCount,
      int repetitionCount) {

    Result {
      findings = List.copyOf(findings);
      problems = List.copyOf(problems);
      failures = List.copyOf(failures);
      copies = List.copyOf(copies);
      exhausted = List.copyOf(exhausted);
    }
  }
}

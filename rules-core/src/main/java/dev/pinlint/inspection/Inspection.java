package dev.pinlint.inspection;

import dev.pinlint.Analyses;
import dev.pinlint.Analysis;
import dev.pinlint.Isolation;
import dev.pinlint.Suppressions;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.configuration.Configuration;
import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.ConfigurationFrontEnd;
import dev.pinlint.facts.DocumentedPin;
import dev.pinlint.facts.PinSet;
import dev.pinlint.facts.Step;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.model.Context;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Questions;
import dev.pinlint.model.Suppression;
import dev.pinlint.model.TypeModel;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Takes inputs through the front ends and the engine. */
public final class Inspection {

  private static final Comparator<PlacedFinding> BY_PLACE =
      Comparator.comparing(PlacedFinding::file)
          .thenComparing(placed -> placed.finding().location().line())
          .thenComparing(placed -> placed.finding().projection());

  private final Inputs inputs;
  private final Surroundings surroundings;
  private final DistinctTypes types = new DistinctTypes();
  private final Placement placement = new Placement();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> failures = new ArrayList<>();
  private final List<Problem> copies = new ArrayList<>();

  private final Selection selection;
  private final FrontEnds frontEnds;
  private final Analyses analyses;
  private final List<Questions> questions = new ArrayList<>();

  private Inspection(
      Inputs inputs,
      Surroundings surroundings,
      Selection selection,
      FrontEnds frontEnds,
      Analyses analyses) {
    this.inputs = inputs;
    this.surroundings = surroundings;
    this.selection = selection;
    this.frontEnds = frontEnds;
    this.analyses = analyses;
  }

  /**
   * What the engine says of the selected inputs. Where the analysis asks for more than was
   * selected, that is taken in.
   */
  public static Result of(
      Inputs inputs, Surroundings surroundings, Selection selection, Progress progress) {
    FrontEnds frontEnds = new FrontEnds(inputs, surroundings, selection);
    Analyses analyses = new Analyses();
    while (true) {
      Inspection inspection = new Inspection(inputs, surroundings, selection, frontEnds, analyses);
      Result result = inspection.run(progress);
      if (inspection.questions.stream().map(selection::grow).filter(grown -> grown).count() == 0) {
        inputs.passOver(Kind.NOTHING_OF_TRUST, selection.passedOverCount());
        return result;
      }
    }
  }

  private Result run(Progress progress) {
    inputs.problems().forEach(this::add);
    progress.step("Reading the sources' structure");
    lowerSources();
    progress.step("Reading the classes' structure");
    selection.classes().forEach(this::lowerClasses);
    progress.step("Analysing");
    return analyse(progress);
  }

  /** After a mistake of ours the files are taken one by one, each by a front end of its own. */
  private Lowered lowerSources(List<SourceFile> sources) {
    return sources.size() == selection.sources().size()
        ? frontEnds.sources(sources)
        : frontEnds.sourcesAlone(sources);
  }

  private void lowerSources() {
    List<SourceFile> sources = selection.sources();
    if (sources.isEmpty()) {
      return;
    }
    Isolation<SourceFile, Lowered> lowered = Isolation.run(sources, this::lowerSources);
    lowered.failures().forEach(failure -> fail(failure.item().path(), failure.reason()));
    Map<String, List<TypeModel>> byFile = new TreeMap<>();
    for (Lowered part : lowered.results()) {
      part.problems().forEach(this::add);
      for (TypeModel type : part.types()) {
        byFile.computeIfAbsent(type.site().file(), file -> new ArrayList<>()).add(type);
        placement.add(type.name(), type.site().file());
      }
    }
    byFile.forEach(types::add);
    DifferentCopies.ofSources(types.repetitions(), inputs.sources())
        .forEach(problem -> (inputs.isNamed(problem.file()) ? failures : copies).add(problem));
  }

  private void lowerClasses(List<ClassFile> classes) {
    ClassFolders folders = new ClassFolders(classes);
    Isolation<ClassFile, Lowered> lowered =
        Isolation.run(
            classes,
            files ->
                files.size() == classes.size()
                    ? frontEnds.classes(files)
                    : frontEnds.classesAlone(files));
    lowered.failures().forEach(failure -> fail(failure.item().path(), failure.reason()));
    List<TypeModel> added = new ArrayList<>();
    for (Lowered part : lowered.results()) {
      part.problems().forEach(this::add);
      added.addAll(part.types());
    }
    int met = types.repetitions().size();
    types.add(classes.get(0).path(), added);
    List<DistinctTypes.Repetition> repeated =
        types.repetitions().subList(met, types.repetitions().size());
    copies.addAll(DifferentCopies.ofClasses(repeated, folders, placement.files()));
    added.forEach(type -> placement.add(type.name(), folders.place(type)));
  }

  private Result analyse(Progress progress) {
    Map<String, List<TypeModel>> byFile = new TreeMap<>();
    for (TypeModel type : types.types()) {
      byFile.computeIfAbsent(placement.file(type.name(), ""), file -> new ArrayList<>()).add(type);
    }
    Isolation<Map.Entry<String, List<TypeModel>>, Analysis> analysed =
        Isolation.run(List.copyOf(byFile.entrySet()), this::analyse);
    analysed.failures().forEach(failure -> fail(failure.item().getKey(), failure.reason()));
    Suppressions suppressions = new Suppressions(types.types());
    List<Suppression> allSuppressions = new ArrayList<>(suppressions.all());
    List<PlacedFinding> findings = new ArrayList<>();
    TreeSet<String> exhausted = new TreeSet<>();
    TreeSet<String> unseen = new TreeSet<>();
    Inventory.Builder inventory = new Inventory.Builder(placement::file);
    Documentation documentation = new Documentation(inputs, types.types(), placement::file);
    List<PinSet> pinnedByCode = new ArrayList<>();
    List<PinSet> pinnedByConfiguration = new ArrayList<>();
    for (Analysis part : analysed.results()) {
      pinnedByCode.addAll(part.facts().pinSets());
      exhausted.addAll(part.facts().exhausted());
      unseen.addAll(part.unseen());
      inventory.add(part.facts());
      part.findings().forEach(finding -> findings.add(placement.of(finding, suppressions)));
      List<DocumentedPin> documented = documentation.of(part.facts());
      inventory.add(documented);
      Analysis.ofDocumentation(documented, surroundings.settings())
          .forEach(finding -> findings.add(placement.of(finding, suppressions)));
    }
    List<Unused> unused = new ArrayList<>(unused(suppressions, findings));
    for (Configuration configuration : configurations()) {
      Suppressions ofFile = Suppressions.ofEntries(configuration.suppressions());
      allSuppressions.addAll(ofFile.all());
      for (Configuration.Part part : configuration.parts()) {
        Analysis analysis = Analysis.of(part, surroundings.settings());
        inventory.add(analysis.facts());
        if (part.doubt().isEmpty()) {
          pinnedByConfiguration.addAll(analysis.facts().pinSets());
        }
        analysis.findings().forEach(finding -> findings.add(placement.of(finding, ofFile)));
        List<DocumentedPin> documented = documentation.of(analysis.facts());
        inventory.add(documented);
        Analysis.ofDocumentation(documented, surroundings.settings())
            .forEach(finding -> findings.add(placement.of(finding, ofFile)));
      }
      Analysis.of(ofFile.useless(today()), surroundings.settings())
          .forEach(finding -> findings.add(placement.of(finding, ofFile)));
      unused.addAll(unused(ofFile, findings));
    }
    Analysis.ofProject(pinnedByCode, pinnedByConfiguration, surroundings.settings())
        .findings()
        .forEach(finding -> findings.add(placement.of(finding, suppressions)));
    findings.sort(BY_PLACE);
    progress.found(findings.size());
    return new Result(
        inputs,
        surroundings.settings().versions(),
        findings,
        allSuppressions.stream().map(placement::of).toList(),
        unused,
        inventory.build(),
        distinct(problems),
        distinct(failures),
        distinct(copies),
        List.copyOf(exhausted),
        List.copyOf(unseen),
        types.types().size(),
        types.repetitions().size());
  }

  private LocalDate today() {
    return surroundings.settings().dates().today();
  }

  /** The suppressions that none of the findings is about. */
  private List<Unused> unused(Suppressions suppressions, List<PlacedFinding> findings) {
    List<Finding> all = findings.stream().map(PlacedFinding::finding).toList();
    return suppressions.unused(all, today()).stream()
        .flatMap(
            useless ->
                Analysis.of(List.of(useless), surroundings.settings()).stream()
                    .map(
                        finding ->
                            new Unused(
                                placement.of(finding, suppressions),
                                Suppressions.rules(useless.suppression()))))
        .toList();
  }

  private List<Configuration> configurations() {
    Isolation<ConfigurationFile, ConfigurationFrontEnd.Read> read =
        Isolation.run(
            inputs.configurations(),
            files ->
                ConfigurationFrontEnd.read(
                    files,
                    surroundings.settings().knowledge(),
                    surroundings.settings().versions()));
    read.failures().forEach(failure -> fail(failure.item().path(), failure.reason()));
    read.results().forEach(part -> part.problems().forEach(this::add));
    return read.results().stream().flatMap(part -> part.configurations().stream()).toList();
  }

  private Analysis analyse(Collection<Map.Entry<String, List<TypeModel>>> parts) {
    List<TypeModel> all = new ArrayList<>();
    parts.forEach(part -> all.addAll(part.getValue()));
    Context context =
        new Platform().or(frontEnds.headers()).or(selection.headers()).or(surroundings.classPath());
    Analysis analysis =
        analyses.of(
            all,
            () ->
                Analysis.of(
                    all,
                    context,
                    surroundings.settings(),
                    selection.lowering(frontEnds),
                    inputs.resources()));
    questions.add(analysis.questions());
    return analysis;
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
   * @param path the finding's witness path
   * @param related the other places that contribute
   * @param suppressions those that are about it, in force or not, the nearest first
   */
  public record PlacedFinding(
      String file,
      Finding finding,
      List<PlacedStep> path,
      List<PlacedStep> related,
      List<PlacedSuppression> suppressions) {

    public PlacedFinding {
      suppressions = List.copyOf(suppressions);
      path = List.copyOf(path);
      related = List.copyOf(related);
    }

    /** The nearest suppression that is in force on a day, if the finding is not to be reported. */
    public Optional<PlacedSuppression> suppressionOn(LocalDate day) {
      return suppressions.stream()
          .filter(by -> Suppressions.isInForce(by.suppression(), day))
          .findFirst();
    }

    /** Whether it lies in the sources of tests. */
    public boolean isInTests() {
      return TestSources.contain(file);
    }
  }

  /**
   * A suppression that no finding is about.
   *
   * @param finding what there is to say of it
   * @param rules the rules that it is about: what one that did not run would find is not known
   */
  record Unused(PlacedFinding finding, Set<String> rules) {}

  /** A place beside a finding's own, and the file to show it in. */
  public record PlacedStep(String file, Step step) {}

  /** A suppression, and the file to show it in. */
  public record PlacedSuppression(String file, Suppression suppression) {}

  /**
   * What a report tells.
   *
   * @param inputs what was read
   * @param versions the versions of libraries that were judged by
   * @param findings all findings, ordered by file and line
   * @param suppressions all suppressions, ordered by file
   * @param unused the suppressions that no finding is about
   * @param inventory all facts, judged or not
   * @param problems what was not analysed, and is left at a warning
   * @param failures what was not analysed though the user named it, or for a mistake of ours
   * @param copies what is not analysed since another copy is, which differs
   * @param exhausted members whose analysis hit its bound
   * @param unseen the types that what is said depends on, and that are not seen
   * @param typeCount how many types were analysed
   * @param repetitionCount how many types were met again after that
   */
  public record Result(
      Inputs inputs,
      LibraryVersions versions,
      List<PlacedFinding> findings,
      List<PlacedSuppression> suppressions,
      List<Unused> unused,
      Inventory inventory,
      List<Problem> problems,
      List<Problem> failures,
      List<Problem> copies,
      List<String> exhausted,
      List<String> unseen,
      int typeCount,
      int repetitionCount) {

    public Result {
      findings = List.copyOf(findings);
      suppressions =
          suppressions.stream()
              .sorted(
                  Comparator.comparing(PlacedSuppression::file)
                      .thenComparing(placed -> placed.suppression().site().line())
                      .thenComparing(placed -> placed.suppression().declaration())
                      .thenComparing(placed -> String.join(",", placed.suppression().names())))
              .toList();
      unused = List.copyOf(unused);
      problems = List.copyOf(problems);
      failures = List.copyOf(failures);
      copies = List.copyOf(copies);
      exhausted = List.copyOf(exhausted);
      unseen = List.copyOf(unseen);
    }

    /** All findings, if these are the rules that ran: with what they leave of suppressions. */
    public List<PlacedFinding> findingsOf(Collection<String> rules) {
      return Stream.concat(
              findings.stream(),
              unused.stream().filter(one -> rules.containsAll(one.rules())).map(Unused::finding))
          .filter(placed -> rules.contains(placed.finding().rule()))
          .sorted(BY_PLACE)
          .toList();
    }
  }
}

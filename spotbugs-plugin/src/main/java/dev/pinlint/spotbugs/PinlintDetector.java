package dev.pinlint.spotbugs;

import dev.pinlint.Analyses;
import dev.pinlint.Analysis;
import dev.pinlint.Isolation;
import dev.pinlint.Settings;
import dev.pinlint.Suppressions;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.Origins;
import dev.pinlint.facts.Step;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Context;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Resources;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeSource;
import dev.pinlint.prefilter.Prefilter;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.rules.RulePage;
import edu.umd.cs.findbugs.BugAnnotation;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.BugReporter;
import edu.umd.cs.findbugs.Detector;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.SourceLineAnnotation;
import edu.umd.cs.findbugs.ba.AnalysisContext;
import edu.umd.cs.findbugs.ba.ClassContext;
import edu.umd.cs.findbugs.classfile.CheckedAnalysisException;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.classfile.Global;
import edu.umd.cs.findbugs.classfile.analysis.ClassData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hands the application's classes to the engine and reports what it finds.
 *
 * <p>Values and types are followed from class to class, so nothing is decided before the last class
 * was seen.
 */
public final class PinlintDetector implements Detector {

  private static final Lowered NO_SOURCES = new Lowered(List.of(), List.of());

  private final BugReporter reporter;
  private final Engine engine;
  private final Settings settings;
  private final List<ClassFile> classes = new ArrayList<>();

  /** What analyses. */
  interface Engine {
    /** See {@link Analysis#of(Collection, Context, Settings, TypeSource, Resources)}. */
    Analysis analyse(
        Collection<TypeModel> types,
        Context context,
        Settings settings,
        TypeSource more,
        Resources resources);
  }

  /** The detector as SpotBugs makes it. */
  public PinlintDetector(BugReporter reporter) {
    this(reporter, Analysis::of);
  }

  PinlintDetector(BugReporter reporter, Engine engine) {
    this.reporter = reporter;
    this.engine = engine;
    this.settings = HostOptions.settings(problem -> reporter.logError("Pinlint: " + problem));
  }

  @Override
  public void visitClassContext(ClassContext context) {
    ClassDescriptor type = context.getClassDescriptor();
    if (!AnalysisContext.currentAnalysisContext().isApplicationClass(type)) {
      return;
    }
    try {
      byte[] bytes = Global.getAnalysisCache().getClassAnalysis(ClassData.class, type).getData();
      add(new ClassFile(type.getClassName() + ".class", bytes));
    } catch (CheckedAnalysisException e) {
      reporter.logError("Pinlint did not analyse " + type.getDottedClassName(), e);
    }
  }

  /** Adds a class of the application. */
  void add(ClassFile file) {
    classes.add(file);
  }

  @Override
  public void report() {
    try {
      analyse();
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      // A fault of ours must not cost the user what the other detectors have found.
      reporter.logError("Pinlint failed and has not analysed this project", e);
    } finally {
      classes.clear();
    }
  }

  /** Analyses the classes that matter, and those that this asks for. */
  private void analyse() {
    Prefilter prefilter = new Prefilter(List.of(), classes, Knowledge.builtIn());
    Lowering lowering = new Lowering(prefilter);
    while (true) {
      Isolation<ClassFile, Analysis> run =
          Isolation.run(
              classes.stream().filter(prefilter::isChosen).toList(), lowering::analyseTogether);
      if (run.results().stream().filter(part -> prefilter.grow(part.questions())).count() == 0) {
        run.failures().stream()
            .map(failure -> new Lowered.Problem(failure.item().path(), failure.reason()))
            .forEach(lowering.problems::add);
        log(lowering.problems);
        report(run.results(), lowering);
        return;
      }
    }
  }

  /** The chosen classes in the model, and the way back from there. */
  private final class Lowering {
    private final Origins origins = new Origins();
    private final Prefilter prefilter;
    private final Analyses analyses = new Analyses();
    private final BytecodeFrontEnd frontEnd;
    private final Map<String, TypeModel> types = new TreeMap<>();
    private final Set<Lowered.Problem> problems = new LinkedHashSet<>();
    private final HostResources resources =
        new HostResources(() -> Global.getAnalysisCache().getClassPath(), problems::add);

    Lowering(Prefilter prefilter) {
      this.prefilter = prefilter;
      this.frontEnd = new BytecodeFrontEnd(prefilter::classes, origins);
    }

    Analysis analyseTogether(List<ClassFile> chosen) {
      Lowered lowered = frontEnd.types(chosen);
      lowered.types().forEach(type -> types.put(type.name(), type));
      problems.addAll(lowered.problems());
      return analyses.of(
          lowered.types(),
          () ->
              engine.analyse(
                  lowered.types(),
                  new HostHierarchy().or(new Platform()),
                  settings,
                  prefilter.lowering(sources -> NO_SOURCES, frontEnd::types),
                  resources));
    }
  }

  private void report(List<Analysis> analyses, Lowering lowering) {
    Suppressions suppressions = new Suppressions(lowering.types.values());
    LocalDate today = settings.dates().today();
    List<Finding> all =
        new ArrayList<>(
            analyses.stream().flatMap(analysis -> analysis.findings().stream()).toList());
    all.addAll(Analysis.unused(suppressions, all, PinlintDetector::runs, settings));
    all.stream()
        .filter(finding -> runs(finding.rule()))
        .filter(finding -> suppressions.inForce(finding, today).isEmpty())
        .map(finding -> bug(finding, lowering))
        .forEach(reporter::reportBug);
  }

  private static boolean runs(String rule) {
    return !RulePage.of(rule).isOffByDefault();
  }

  /** Silence must not look like clean; one entry, since a host may show each one in a window. */
  private void log(Collection<Lowered.Problem> problems) {
    if (!problems.isEmpty()) {
      reporter.logError(
          problems.stream()
              .map(problem -> problem.file() + ": " + problem.reason())
              .collect(Collectors.joining("; ", "Pinlint did not analyse ", "")));
    }
  }

  /** The order of the annotations is what the placeholder in {@code messages.xml} counts. */
  private BugInstance bug(Finding finding, Lowering lowering) {
    Origins.JvmMethod method = lowering.origins.of(finding.location().anchor().member());
    String className = method.owner().replace('/', '.');
    BugInstance bug =
        new BugInstance(this, BugTypes.of(finding.rule()), priority(finding.level()))
            .addClass(className)
            .addMethod(className, method.name(), method.descriptor(), method.isStatic())
            .addString(finding.messageInProgram())
            .addSourceLine(sourceLine(className, finding.location().line()));
    finding.path().forEach(step -> add(step, "SOURCE_LINE_PATH_CONTINUES", lowering, bug));
    finding.related().forEach(step -> add(step, "SOURCE_LINE_VALUE_SINK", lowering, bug));
    return bug;
  }

  /** A line is named once: each expression of it may be a step. Only classes have lines here. */
  private static void add(Step step, String role, Lowering lowering, BugInstance bug) {
    if (step.member().isEntry()) {
      String file = lowering.resources.shown(step.file());
      bug.addString(step.text() + ": " + file + (step.line() > 1 ? ":" + step.line() : ""))
          .describe("STRING_MESSAGE");
      return;
    }
    String className = lowering.origins.of(step.member()).owner().replace('/', '.');
    SourceLineAnnotation line = sourceLine(className, step.line());
    if (!line.isUnknown()
        && bug.getAnnotations().stream().noneMatch(other -> isSameLine(line, other))) {
      line.setDescription(role);
      bug.add(line);
    }
  }

  private static boolean isSameLine(SourceLineAnnotation line, BugAnnotation other) {
    return other instanceof SourceLineAnnotation named
        && named.getClassName().equals(line.getClassName())
        && named.getStartLine() == line.getStartLine();
  }

  private static SourceLineAnnotation sourceLine(String className, int line) {
    String file = AnalysisContext.currentAnalysisContext().lookupSourceFile(className);
    return line > 0
        ? new SourceLineAnnotation(className, file, line, line, -1, -1)
        : SourceLineAnnotation.createUnknown(className, file);
  }

  private static int priority(Level level) {
    return switch (level) {
      case ERROR -> Priorities.HIGH_PRIORITY;
      case WARNING -> Priorities.NORMAL_PRIORITY;
      case REVIEW -> Priorities.LOW_PRIORITY;
    };
  }
}

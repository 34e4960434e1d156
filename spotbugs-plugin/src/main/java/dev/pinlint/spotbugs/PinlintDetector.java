package dev.pinlint.spotbugs;

import dev.pinlint.Analysis;
import dev.pinlint.Suppressions;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.Origins;
import dev.pinlint.model.Context;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.model.TypeModel;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Hands the application's classes to the engine and reports what it finds.
 *
 * <p>Values and types are followed from class to class, so nothing is decided before the last class
 * was seen.
 */
public final class PinlintDetector implements Detector {

  private final BugReporter reporter;
  private final BiFunction<Collection<TypeModel>, Context, Analysis> engine;
  private final List<ClassFile> classes = new ArrayList<>();

  /** The detector as SpotBugs makes it. */
  public PinlintDetector(BugReporter reporter) {
    this(reporter, Analysis::of);
  }

  PinlintDetector(
      BugReporter reporter, BiFunction<Collection<TypeModel>, Context, Analysis> engine) {
    this.reporter = reporter;
    this.engine = engine;
  }

  @Override
  public void visitClassContext(ClassContext context) {
    ClassDescriptor type = context.getClassDescriptor();
    if (!AnalysisContext.currentAnalysisContext().isApplicationClass(type)) {
      return;
    }
    try {
      byte[] bytes = Global.getAnalysisCache().getClassAnalysis(ClassData.class, type).getData();
      classes.add(new ClassFile(type.getClassName() + ".class", bytes));
    } catch (CheckedAnalysisException e) {
      reporter.logError("Pinlint did not analyse " + type.getDottedClassName(), e);
    }
  }

  @Override
  public void report() {
    try {
      Origins origins = new Origins();
      Lowered lowered = BytecodeFrontEnd.lower(classes, origins);
      logProblems(lowered.problems());
      Suppressions suppressions = new Suppressions(lowered.types());
      LocalDate today = LocalDate.now(ZoneId.systemDefault());
      engine.apply(lowered.types(), new HostHierarchy().or(new Platform())).findings().stream()
          .filter(finding -> suppressions.inForce(finding, today).isEmpty())
          .map(finding -> bug(finding, origins.of(finding.location().anchor().member())))
          .forEach(reporter::reportBug);
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      // A fault of ours must not cost the user what the other detectors have found.
      reporter.logError("Pinlint failed and has not analysed this project", e);
    } finally {
      classes.clear();
    }
  }

  /** Silence must not look like clean; one entry, since a host may show each one in a window. */
  private void logProblems(List<Lowered.Problem> problems) {
    if (!problems.isEmpty()) {
      reporter.logError(
          problems.stream()
              .map(problem -> problem.file() + ": " + problem.reason())
              .collect(Collectors.joining("; ", "Pinlint did not analyse ", "")));
    }
  }

  /** The order of the annotations is what the placeholder in {@code messages.xml} counts. */
  private BugInstance bug(Finding finding, Origins.JvmMethod method) {
    String className = method.owner().replace('/', '.');
    return new BugInstance(this, BugTypes.of(finding.rule()), priority(finding.level()))
        .addClass(className)
        .addMethod(className, method.name(), method.descriptor(), method.isStatic())
        .addString(finding.message())
        .addSourceLine(sourceLine(className, finding.location().line()));
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

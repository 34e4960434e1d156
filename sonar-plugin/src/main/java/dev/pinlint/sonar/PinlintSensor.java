package dev.pinlint.sonar;

import dev.pinlint.inspection.ClassPath;
import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Inspection;
import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.inspection.Kind;
import dev.pinlint.inspection.Progress;
import dev.pinlint.inspection.Selection;
import dev.pinlint.inspection.Surroundings;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.rules.Dates;
import dev.pinlint.sonar.TrustMetrics.Count;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonar.api.batch.sensor.SensorContext;
import org.sonar.api.batch.sensor.SensorDescriptor;
import org.sonar.api.notifications.AnalysisWarnings;
import org.sonar.api.rule.RuleKey;
import org.sonar.api.scanner.sensor.ProjectSensor;

/**
 * Takes the Java sources of a project through the engine, all modules together: values and checks
 * are followed from file to file.
 */
public final class PinlintSensor implements ProjectSensor {

  private static final Logger LOG = LoggerFactory.getLogger(PinlintSensor.class);

  /** Nobody reads more warnings, and each is a line on the project's page. */
  private static final int MOST_WARNINGS = 20;

  private final Modules modules;
  private final AnalysisWarnings warnings;
  private final Engine engine;

  /** The sensor of a scan. */
  public PinlintSensor(Modules modules, AnalysisWarnings warnings) {
    this(modules, warnings, Inspection::of);
  }

  PinlintSensor(Modules modules, AnalysisWarnings warnings, Engine engine) {
    this.modules = modules;
    this.warnings = warnings;
    this.engine = engine;
  }

  /** What makes a result of what was read. */
  interface Engine {
    Result inspect(
        Inputs inputs, Surroundings surroundings, Selection selection, Progress progress);
  }

  @Override
  public void describe(SensorDescriptor descriptor) {
    descriptor.name("Pinlint").onlyOnLanguage(RuleRepository.LANGUAGE);
  }

  @Override
  public void execute(SensorContext context) {
    try {
      scan(context);
    } catch (RuntimeException
        | AssertionError
        | LinkageError
        | StackOverflowError
        | OutOfMemoryError e) {
      // A fault of ours must not cost the user the rest of the scan.
      LOG.error("Pinlint failed", e);
      warnings.addUnique("Pinlint failed and has not analysed this project: " + Lowered.mistake(e));
    }
  }

  private void scan(SensorContext context) {
    Path baseDirectory = context.fileSystem().baseDir().toPath();
    Parameters parameters = Parameters.of(context.config(), baseDirectory, this::warn);
    try (ClassPath classPath = ClassPath.of(modules.classPath())) {
      ScannedFiles files = new ScannedFiles();
      Inputs inputs = files.read(context.fileSystem(), modules);
      classPath.problems().forEach(problem -> inputs.addProblem(problem.file(), problem.reason()));
      Surroundings surroundings =
          Surroundings.of(
              inputs,
              classPath,
              parameters.knowledge(),
              parameters.libraries(),
              new Dates(Optional.empty(), parameters.horizon()));
      Selection selection = Selection.prefiltered(inputs, surroundings.settings().knowledge());
      Result result = engine.inspect(inputs, surroundings, selection, Progress.NONE);
      report(context, parameters, files.byPath(), result);
    }
  }

  private void report(
      SensorContext context,
      Parameters parameters,
      SortedMap<String, ScannedFile> files,
      Result result) {
    Issues issues = new Issues(context, files);
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    int raised = 0;
    int inTests = 0;
    int suppressed = 0;
    for (PlacedFinding placed : result.findingsOf(rules(context, parameters))) {
      ScannedFile file = files.get(placed.file());
      if (file == null) {
        continue;
      }
      if (placed.suppressionOn(today).isPresent()) {
        suppressed++;
      } else if (file.isTest() && !parameters.includesTests()) {
        inTests++;
      } else if (issues.save(placed, file)) {
        raised++;
      }
    }
    saveMeasures(context, files, new FileCounts(result.inventory()));
    warn(result);
    LOG.info(
        "{} issues in {} files ({} of them with a word to do with trust); {} findings are"
            + " suppressed, {} are in tests",
        raised,
        files.size(),
        files.size() - result.inputs().passedOver().getOrDefault(Kind.NOTHING_OF_TRUST, 0),
        suppressed,
        inTests);
  }

  /** The names of the rules that run: those of the profile that nobody has switched off. */
  private static List<String> rules(SensorContext context, Parameters parameters) {
    return RuleRepository.keys().stream()
        .filter(key -> context.activeRules().find(key) != null)
        .map(RuleKey::rule)
        .filter(rule -> !parameters.disabledRules().contains(rule))
        .toList();
  }

  private static void saveMeasures(
      SensorContext context, SortedMap<String, ScannedFile> files, FileCounts counts) {
    for (String path : counts.files()) {
      ScannedFile file = files.get(path);
      if (file != null && !file.isTest()) {
        for (Count count : Count.values()) {
          context
              .<Integer>newMeasure()
              .on(file.file())
              .forMetric(count.scannedMetric())
              .withValue(counts.number(path, count))
              .save();
        }
      }
    }
  }

  /** Silence must not look like clean. */
  private void warn(Result result) {
    Stream.concat(result.failures().stream(), result.problems().stream())
        .distinct()
        .limit(MOST_WARNINGS)
        .forEach(problem -> warn(notAnalysed(problem)));
    int more = result.failures().size() + result.problems().size() - MOST_WARNINGS;
    if (more > 0) {
      warn(more + " more files were not analysed; the scanner's log names them");
    }
    for (Problem problem : result.problems()) {
      LOG.warn(notAnalysed(problem));
    }
    for (Problem problem : result.failures()) {
      LOG.warn(notAnalysed(problem));
    }
    for (Problem copy : result.copies()) {
      LOG.warn("{}: {}", copy.file(), copy.reason());
    }
    for (String member : result.exhausted()) {
      LOG.warn("{} is too much to be analysed to the end; something may be missing", member);
    }
  }

  private static String notAnalysed(Problem problem) {
    return "not analysed: " + problem.file() + ": " + problem.reason();
  }

  private void warn(String text) {
    warnings.addUnique("Pinlint: " + text);
  }
}

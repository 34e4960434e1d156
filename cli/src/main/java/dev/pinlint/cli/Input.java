package dev.pinlint.cli;

import dev.pinlint.inspection.ClassPath;
import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Inspection;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.inspection.Selection;
import dev.pinlint.inspection.Surroundings;
import dev.pinlint.knowledge.KnowledgeFile;
import dev.pinlint.libraries.Coordinates;
import dev.pinlint.rules.Dates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that say what is analysed. */
final class Input {

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      converter = GlobConverter.class,
      description =
          "Leave out what matches, as 'build', '**/generated' or '**/*Test.java': a path relative"
              + " to the PATH it is found in. May be given several times.")
  private List<Glob> globs = List.of();

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description = {
        "Directories and archives that the code is compiled against, as a list that the java",
        "command takes. Used to understand the code, and not analysed itself. May be given",
        "several times."
      })
  private List<String> classPaths = List.of();

  @Option(
      names = "--library",
      paramLabel = "GROUP:ARTIFACT:VERSION",
      converter = CoordinatesConverter.class,
      description = {
        "A library that the code is run with, where neither an archive nor a build file tells.",
        "May be given several times."
      })
  private List<Coordinates> libraries = List.of();

  @Option(
      names = "--knowledge",
      paramLabel = "FILE",
      converter = KnowledgeConverter.class,
      description = {
        "A file that says what methods of your own mean, in the grammar of Pinlint's own files.",
        "May be given several times."
      })
  private List<KnowledgeFile> knowledge = List.of();

  @Option(
      names = "--no-prefilter",
      description = {
        "Analyse every file, also those without any word to do with trust. Finds the same, and",
        "takes longer."
      })
  private boolean isUnfiltered;

  // That there is one is checked later: a command may have another one below it instead.
  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Directories, .java and .class files, and archives.")
  private List<Path> paths = List.of();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** What is left out. */
  Exclusion exclusion() {
    return new Exclusion(globs);
  }

  /**
   * The paths that the user gave.
   *
   * @throws ParameterException if there are none
   */
  List<Path> paths() {
    if (paths.isEmpty()) {
      throw mistake("Missing required parameter: 'PATH'");
    }
    return List.copyOf(paths);
  }

  /** What to throw if the command line cannot be carried out. */
  RuntimeException mistake(String message) {
    return command == null
        ? new IllegalStateException(message)
        : new ParameterException(command.commandLine(), message);
  }

  /** Reads and analyses some of the paths. */
  Result inspect(Terminal terminal, List<Path> chosen, Dates dates) {
    ProgressLine progress =
        new ProgressLine(terminal.out(), terminal.isInteractive(), System::nanoTime);
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try (ClassPath classPath = ClassPath.ofLists(classPaths)) {
      progress.expect(chosen);
      Inputs inputs = Tree.read(chosen, exclusion(), progress, progress::visit);
      classPath.problems().forEach(problem -> inputs.addProblem(problem.file(), problem.reason()));
      Surroundings surroundings =
          Surroundings.of(inputs, classPath, knowledge, libraries, dates).by(workers);
      Selection selection =
          isUnfiltered
              ? Selection.all(inputs)
              : Selection.prefiltered(inputs, surroundings.settings().knowledge());
      return Inspection.of(inputs, surroundings, selection, progress);
    } finally {
      workers.shutdown();
      progress.end();
    }
  }

  /** Reads a file of knowledge. */
  static final class KnowledgeConverter implements ITypeConverter<KnowledgeFile> {
    @Override
    public KnowledgeFile convert(String value) {
      try {
        return new KnowledgeFile(value, Files.readString(Path.of(value)));
      } catch (IllegalArgumentException e) {
        // Its message names the file and the line; of a path that is none, the path.
        throw new TypeConversionException(e.getMessage());
      } catch (IOException e) {
        throw new TypeConversionException("cannot read " + value);
      }
    }
  }

  /** Reads a library with its version. */
  static final class CoordinatesConverter implements ITypeConverter<Coordinates> {
    @Override
    public Coordinates convert(String value) {
      return Coordinates.parse(value)
          .filter(library -> !library.version().isEmpty())
          .orElseThrow(
              () -> new TypeConversionException("not group:artifact:version: '" + value + "'"));
    }
  }

  /** Reads a pattern for paths. */
  static final class GlobConverter implements ITypeConverter<Glob> {
    @Override
    public Glob convert(String value) {
      if (value.isBlank()) {
        throw new TypeConversionException("the pattern is empty");
      }
      return new Glob(value);
    }
  }
}

package dev.pinlint.cli;

import dev.pinlint.Settings;
import dev.pinlint.cli.Inspection.Result;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Directories, .java, .class and .jar files.")
  private List<Path> paths = List.of();

  /** What is left out. */
  Exclusion exclusion() {
    return new Exclusion(globs);
  }

  /** Reads and analyses the input. */
  Result inspect(Terminal terminal) {
    Progress progress = new Progress(terminal.out(), terminal.isInteractive());
    try (ClassPath classPath = new ClassPath(classPaths)) {
      Inputs inputs = Inputs.read(paths, exclusion(), progress);
      classPath.problems().forEach(problem -> inputs.addProblem(problem.file(), problem.reason()));
      Surroundings surroundings = new Surroundings(Settings.DEFAULT, classPath.context());
      return Inspection.of(inputs, surroundings, progress);
    } finally {
      progress.end();
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

package dev.pinlint.cli;

import dev.pinlint.cli.Inspection.Result;
import dev.pinlint.rules.Level;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command that looks for findings and prints them. */
@Command(
    name = "scan",
    description = "Reports where code decides wrongly whom to trust over TLS.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    exitCodeOnInvalidInput = ExitStatus.USAGE,
    exitCodeOnExecutionException = ExitStatus.UNREADABLE,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:nothing found from the level of --fail-on upwards",
      "1:something was found",
      "2:nothing was found, but an input could not be read or analysed",
      "3:the command line is wrong"
    })
final class Scan implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      defaultValue = "error",
      converter = ThresholdConverter.class,
      description = {
        "From which level on findings make the exit status 1:",
        "error, warning, review or never (default: ${DEFAULT-VALUE})."
      })
  private Threshold failOn = new Threshold(Optional.of(Level.ERROR));

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "warning",
      converter = LevelConverter.class,
      description = {
        "From which level on findings are shown:",
        "error, warning or review (default: ${DEFAULT-VALUE})."
      })
  private Level level = Level.WARNING;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Directories, .java, .class and .jar files.")
  private List<Path> paths = List.of();

  Scan(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      Result result = Inspection.of(Inputs.read(paths));
      result.failures().forEach(failure -> complain(failure.file() + ": " + failure.reason()));
      TextReport.print(result, new Threshold(Optional.of(level)), out);
      return ExitStatus.of(
          result.findings().stream().anyMatch(placed -> failOn.includes(placed.finding().level())),
          !result.failures().isEmpty());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      complain(Isolation.reason(e));
      return ExitStatus.UNREADABLE;
    }
  }

  private void complain(String text) {
    err.print("pinlint: " + Text.printable(text) + "\n");
    err.flush();
  }

  /** Reads the name of a level. */
  static final class LevelConverter implements ITypeConverter<Level> {
    @Override
    public Level convert(String value) {
      try {
        return Level.of(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("there is no level '" + value + "'");
      }
    }
  }

  /** Reads the name of a level, or {@code never}. */
  static final class ThresholdConverter implements ITypeConverter<Threshold> {
    @Override
    public Threshold convert(String value) {
      return new Threshold(
          value.equals("never")
              ? Optional.empty()
              : Optional.of(new LevelConverter().convert(value)));
    }
  }
}

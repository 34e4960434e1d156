package dev.pinlint.cli;

import dev.pinlint.cli.text.Style;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.rules.Dates;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** A command that analyses what the user names, and reports on it. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeOnInvalidInput = ExitStatus.USAGE,
    exitCodeOnExecutionException = ExitStatus.UNREADABLE,
    exitCodeListHeading = "Exit status:%n")
abstract class AnalysisCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private Input input = new Input();

  @Mixin private Output output = new Output();

  AnalysisCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public final Integer call() {
    try {
      return run();
    } catch (IOException e) {
      terminal.complain("cannot write " + e.getMessage());
      return ExitStatus.USAGE;
    } catch (ParameterException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      long most = Runtime.getRuntime().maxMemory() >> 20;
      terminal.complain(
          "%d MB of memory are not enough: allow more (JAVA_TOOL_OPTIONS=-Xmx%dm), or scan in parts"
              .formatted(most, 2 * most));
      return ExitStatus.UNREADABLE;
    } catch (RuntimeException | StackOverflowError e) {
      terminal.complain(Lowered.mistake(e));
      return ExitStatus.UNREADABLE;
    }
  }

  /**
   * Does what the command is there for.
   *
   * @return the exit status
   * @throws IOException if a file cannot be written
   */
  abstract int run() throws IOException;

  final Terminal terminal() {
    return terminal;
  }

  final Exclusion exclusion() {
    return input.exclusion();
  }

  /** What to throw if the command line cannot be carried out. */
  final RuntimeException mistake(String message) {
    return input.mistake(message);
  }

  final List<Path> paths() {
    return input.paths();
  }

  final Result inspect(Dates dates) {
    return inspect(paths(), dates);
  }

  final Result inspect(List<Path> paths, Dates dates) {
    return input.inspect(terminal, paths, dates);
  }

  final void print(BiConsumer<PrintStream, Style> report) throws IOException {
    output.print(terminal, report);
  }

  final void complain(Iterable<Problem> failures) {
    failures.forEach(failure -> terminal.complain(failure.file() + ": " + failure.reason()));
  }
}

package dev.pinlint.cli;

import dev.pinlint.cli.text.Text;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The entry point of the command line. */
@Command(
    name = "pinlint",
    description = "Finds where Java code decides whom to trust over TLS, and judges it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeOnInvalidInput = ExitStatus.USAGE,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:nothing found from the level of --fail-on upwards",
      "1:something was found",
      "2:nothing was found, but an input could not be read or analysed",
      "3:the command line is wrong, or a file could not be written"
    })
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    // What the platform's default encoding cannot show would come out as question marks.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    boolean isInteractive = Terminal.isInteractive(Terminal.hasConsole(), System.getenv());
    int status = run(new Terminal(out, err, isInteractive, Path.of("")), args);
    out.flush();
    System.exit(status);
  }

  /** Runs the command line, and returns its exit status. */
  static int run(Terminal terminal, String... args) {
    PrintStream out = terminal.out();
    PrintStream err = terminal.err();
    CommandLine commandLine =
        new CommandLine(new Main())
            .addSubcommand(new Scan(terminal))
            .addSubcommand(
                new CommandLine(new InventoryCommand(terminal))
                    .addSubcommand(new InventoryMergeCommand(terminal))
                    .addSubcommand(new InventoryDiffCommand(terminal)))
            .addSubcommand(new RehearseCommand(terminal))
            .addSubcommand(new PlanCommand(terminal))
            .addSubcommand(new RulesCommand(terminal))
            .addSubcommand(new Explain(terminal))
            // A path may begin with @.
            .setExpandAtFiles(false)
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
            .setParameterExceptionHandler(
                (problem, arguments) -> {
                  String command = problem.getCommandLine().getCommandSpec().qualifiedName();
                  err.println("pinlint: " + Text.printable(String.valueOf(problem.getMessage())));
                  err.println("Try '" + command + " --help'.");
                  return ExitStatus.USAGE;
                });
    // Help goes to the report's stream.
    commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    if (args.length == 0) {
      err.println("pinlint: a command is missing");
      err.println("Try 'pinlint --help'.");
      return ExitStatus.USAGE;
    }
    return commandLine.execute(args);
  }
}

package dev.pinlint.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/** The entry point of the command line. */
@Command(
    name = "pinlint",
    description = "Finds where Java code decides whom to trust over TLS, and judges it.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeOnInvalidInput = ExitStatus.USAGE)
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    // What the platform's default encoding cannot show would come out as question marks.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int status = run(out, err, args);
    out.flush();
    System.exit(status);
  }

  /** Runs the command line, and returns its exit status. */
  static int run(PrintStream out, PrintStream err, String... args) {
    CommandLine commandLine =
        new CommandLine(new Main())
            .addSubcommand(new Scan(out, err))
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

  /** The version of the jar that runs. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "pinlint "
            + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(working copy)")
      };
    }
  }
}

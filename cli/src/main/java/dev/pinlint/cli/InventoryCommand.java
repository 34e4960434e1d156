package dev.pinlint.cli;

import dev.pinlint.cli.Inspection.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that lists what code does about trust. */
@Command(
    name = "inventory",
    description = "Lists what code does about trust over TLS, be it right or wrong.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeOnInvalidInput = ExitStatus.USAGE,
    exitCodeOnExecutionException = ExitStatus.UNREADABLE,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the inventory is there",
      "2:it is there, but an input could not be read or analysed",
      "3:the command line is wrong, or a file could not be written"
    })
final class InventoryCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private Input input = new Input();

  @Mixin private Output output = new Output();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = InventoryFormat.Converter.class,
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private InventoryFormat format = InventoryFormat.TEXT;

  InventoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      Result result = input.inspect(terminal);
      result
          .failures()
          .forEach(failure -> terminal.complain(failure.file() + ": " + failure.reason()));
      output.print(terminal, (out, style) -> format.print(result, out, style));
      return ExitStatus.of(false, !result.failures().isEmpty());
    } catch (IOException e) {
      terminal.complain("cannot write " + e.getMessage());
      return ExitStatus.USAGE;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      terminal.complain(Isolation.reason(e));
      return ExitStatus.UNREADABLE;
    }
  }

  /** The formats of an inventory. */
  enum InventoryFormat {
    TEXT,
    JSON;

    void print(Result result, PrintStream out, Style style) {
      switch (this) {
        case TEXT -> InventoryText.print(result, style, out);
        case JSON -> Json.print(InventoryJson.of(result), out);
      }
    }

    /** Reads the name of a format. */
    static final class Converter extends Choice<InventoryFormat> {
      Converter() {
        super(InventoryFormat.class);
      }
    }
  }
}

package dev.pinlint.cli;

import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.rules.Dates;
import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that lists what code does about trust. */
@Command(
    name = "inventory",
    description = "Lists what code does about trust over TLS, be it right or wrong.",
    exitCodeList = {
      "0:the inventory is there",
      "2:it is there, but an input could not be read or analysed",
      "3:the command line is wrong, or a file could not be written"
    })
final class InventoryCommand extends AnalysisCommand {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = InventoryFormat.Converter.class,
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private InventoryFormat format = InventoryFormat.TEXT;

  InventoryCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  int run() throws IOException {
    Result result = inspect(Dates.DEFAULT);
    complain(result.failures());
    print((out, style) -> format.print(result, out, style));
    return ExitStatus.of(false, !result.failures().isEmpty());
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

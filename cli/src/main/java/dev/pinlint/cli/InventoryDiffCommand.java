package dev.pinlint.cli;

import dev.pinlint.cli.inventory.InventoryDiff;
import dev.pinlint.cli.inventory.InventoryFile;
import dev.pinlint.cli.json.Json;
import dev.pinlint.cli.json.RecordJson;
import dev.pinlint.cli.text.Style;
import dev.pinlint.cli.text.Text;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that compares two inventories. */
@Command(
    name = "diff",
    description = "Says what changed from one inventory to another; lines and paths do not count.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeOnInvalidInput = ExitStatus.USAGE,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:nothing changed",
      "1:something did",
      "3:a file could not be read or written"
    })
final class InventoryDiffCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private Output output = new Output();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = DiffFormat.Converter.class,
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private DiffFormat format = DiffFormat.TEXT;

  @Parameters(index = "0", paramLabel = "OLD", description = "An inventory in JSON.")
  private @Nullable Path from;

  @Parameters(index = "1", paramLabel = "NEW", description = "Another one.")
  private @Nullable Path to;

  InventoryDiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (from == null || to == null) {
      return ExitStatus.USAGE;
    }
    try {
      InventoryDiff diff = InventoryDiff.of(InventoryFile.read(from), InventoryFile.read(to));
      output.print(terminal, (out, style) -> format.print(diff, out, style));
      return ExitStatus.of(!diff.entries().isEmpty(), false);
    } catch (IOException e) {
      terminal.complain(String.valueOf(e.getMessage()));
      return ExitStatus.USAGE;
    }
  }

  /** The formats of a comparison. */
  enum DiffFormat {
    TEXT,
    JSON;

    void print(InventoryDiff diff, PrintStream out, Style style) {
      if (this == JSON) {
        Json.print(RecordJson.write(diff), out);
        return;
      }
      for (InventoryDiff.Entry entry : diff.entries()) {
        out.print(
            style.strong(RecordJson.keyword(entry.change()))
                + "  "
                + Text.printable(entry.subject())
                + "\n");
        entry.details().forEach(detail -> out.print("    " + Text.printable(detail) + "\n"));
      }
      out.print("Changes: " + diff.entries().size() + "\n");
    }

    /** Reads the name of a format. */
    static final class Converter extends Choice<DiffFormat> {
      Converter() {
        super(DiffFormat.class);
      }
    }
  }
}

package dev.pinlint.cli;

import dev.pinlint.cli.inventory.InventoryFile;
import dev.pinlint.cli.inventory.Merge;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.rules.Dates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that makes one inventory of several. */
@Command(
    name = "merge",
    description = "Makes one inventory of several, which were written with --format json.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeOnInvalidInput = ExitStatus.USAGE,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:the inventory is there", "3:a file could not be read or written"})
final class InventoryMergeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private Output output = new Output();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      converter = InventoryCommand.InventoryFormat.Converter.class,
      description = "As of the inventory command (default: ${DEFAULT-VALUE}).")
  private InventoryCommand.InventoryFormat format = InventoryCommand.InventoryFormat.JSON;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Inventories in JSON.")
  private List<Path> files = List.of();

  InventoryMergeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      List<PinInventory> all = new ArrayList<>();
      for (Path file : files) {
        all.add(InventoryFile.read(file));
      }
      PinInventory merged = Merge.of(all);
      output.print(
          terminal, (out, style) -> format.print(merged, Dates.DEFAULT.today(), out, style));
      return ExitStatus.CLEAN;
    } catch (IOException e) {
      terminal.complain(String.valueOf(e.getMessage()));
      return ExitStatus.USAGE;
    }
  }
}

package dev.pinlint.cli;

import dev.pinlint.cli.inventory.CodeInventory;
import dev.pinlint.cli.inventory.InventoryFile;
import dev.pinlint.cli.inventory.Merge;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.rules.Dates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command about an inventory: one that is made of code, or read from files, or both. */
abstract class InventorySource extends AnalysisCommand {

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "What to call the scanned code among others (default: the folder's name, of several the"
              + " working directory's).")
  private @Nullable String name;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "The day to judge dates by, as 2026-01-31 (default: the day it is).")
  private @Nullable LocalDate today;

  private boolean hasFailures;

  InventorySource(Terminal terminal) {
    super(terminal);
  }

  /** What dates are judged by. */
  final Dates dates() {
    return today == null ? Dates.DEFAULT : new Dates(Optional.of(today), Dates.DEFAULT.horizon());
  }

  /** Whether something that the user named could not be read or analysed. */
  final boolean hasFailures() {
    return hasFailures;
  }

  /** The inventory of all that the user named. */
  final PinInventory inventory() {
    List<Path> files = paths().stream().filter(InventoryFile::isOne).toList();
    List<Path> code = paths().stream().filter(path -> !files.contains(path)).toList();
    List<PinInventory> all = new ArrayList<>();
    for (Path file : files) {
      try {
        all.add(InventoryFile.read(file));
      } catch (IOException e) {
        throw mistake(String.valueOf(e.getMessage()));
      }
    }
    if (!code.isEmpty()) {
      Result result = inspect(code, dates());
      complain(result.failures());
      hasFailures = !result.failures().isEmpty();
      all.add(CodeInventory.of(result, repository(code), code));
    }
    return Merge.of(all);
  }

  private String repository(List<Path> code) {
    return name == null ? terminal().nameOf(code) : name;
  }
}

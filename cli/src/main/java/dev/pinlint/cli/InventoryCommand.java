package dev.pinlint.cli;

import dev.pinlint.cli.csv.InventoryCsv;
import dev.pinlint.cli.cyclonedx.CryptoBom;
import dev.pinlint.cli.html.HtmlReport;
import dev.pinlint.cli.inventory.InventoryFile;
import dev.pinlint.cli.inventory.InventoryText;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.json.Json;
import dev.pinlint.cli.risk.OutageRisk;
import dev.pinlint.cli.risk.RiskText;
import dev.pinlint.cli.text.Style;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that lists what code does about trust. */
@Command(
    name = "inventory",
    description = {
      "Lists what code does about trust over TLS, be it right or wrong. A PATH may also be an",
      "inventory in JSON; several become one."
    },
    exitCodeList = {
      "0:the inventory is there",
      "2:it is there, but an input could not be read or analysed",
      "3:the command line is wrong, or a file could not be read or written"
    })
final class InventoryCommand extends InventorySource {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = InventoryFormat.Converter.class,
      description = "text, json, csv, cyclonedx or html (default: ${DEFAULT-VALUE}).")
  private InventoryFormat format = InventoryFormat.TEXT;

  InventoryCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  int run() throws IOException {
    PinInventory inventory = inventory();
    LocalDate day = dates().today();
    print((out, style) -> format.print(inventory, day, out, style));
    return ExitStatus.of(false, hasFailures());
  }

  /** The formats of an inventory. */
  enum InventoryFormat {
    TEXT,
    JSON,
    CSV,
    CYCLONEDX,
    HTML;

    /** Prints an inventory, with the risks of a day. */
    void print(PinInventory inventory, LocalDate day, PrintStream out, Style style) {
      switch (this) {
        case TEXT ->
            InventoryText.print(inventory, row -> RiskText.of(OutageRisk.of(row, day)), style, out);
        case JSON ->
            Json.print(
                InventoryFile.write(inventory, Version.number(), row -> RiskText.json(row, day)),
                out);
        case CSV -> InventoryCsv.print(inventory, day, out);
        case CYCLONEDX -> out.print(CryptoBom.of(inventory, day, Version.number()));
        case HTML -> out.print(HtmlReport.of(inventory, Optional.empty(), day, Version.number()));
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

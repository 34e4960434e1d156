package dev.pinlint.cli;

import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.plan.PlanMarkdown;
import java.io.IOException;
import picocli.CommandLine.Command;

/** The command that writes a plan for getting out of pinning. */
@Command(
    name = "plan",
    description = {
      "Writes a plan, in Markdown, for getting out of pinning with a way back: in which order,"
          + " what",
      "takes the place of the pins, per host and owner. A PATH is code, or an inventory in JSON."
    },
    exitCodeList = {
      "0:the plan is there",
      "2:it is there, but an input could not be read or analysed",
      "3:the command line is wrong, or a file could not be read or written"
    })
final class PlanCommand extends InventorySource {

  PlanCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  int run() throws IOException {
    PinInventory inventory = inventory();
    String plan = PlanMarkdown.of(inventory, dates().today());
    print((out, style) -> out.print(plan));
    return ExitStatus.of(false, hasFailures());
  }
}

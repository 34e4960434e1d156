package dev.pinlint.cli.csv;

import static dev.pinlint.cli.json.RecordJson.keyword;

import dev.pinlint.cli.inventory.Governance;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.inventory.PinSet;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.risk.OutageRisk;
import dev.pinlint.cli.text.Text;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the rows of an inventory as RFC 4180 has it: a line for each way in which a host can end
 * up. Several values in one cell have a space between. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe.
 */
public final class InventoryCsv {

  private static final List<String> COLUMNS =
      List.of(
          "repository",
          "artifact",
          "artifactKind",
          "sourceSet",
          "host",
          "mechanism",
          "libraryVersion",
          "pins",
          "complete",
          "keyOwners",
          "roles",
          "lastDays",
          "backups",
          "wired",
          "killSwitch",
          "expiryGuard",
          "until",
          "telemetry",
          "owner",
          "reason",
          "review",
          "risk",
          "riskReasons",
          "file",
          "line");

  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

  private InventoryCsv() {}

  /** Prints the table, with the risks of a day. */
  public static void print(PinInventory inventory, LocalDate day, PrintStream out) {
    line(out, COLUMNS);
    for (PinnedHost row : inventory.hosts()) {
      row.sets().forEach(set -> line(out, cells(row, set, day)));
    }
    out.flush();
  }

  private static List<String> cells(PinnedHost row, PinSet set, LocalDate day) {
    OutageRisk risk = OutageRisk.of(row, day);
    Governance governance = row.governance();
    return List.of(
        row.repository(),
        row.artifact().name(),
        keyword(row.artifact().kind()),
        keyword(row.sourceSet()),
        row.host(),
        keyword(row.mechanism()),
        row.version().orElse("unknown"),
        each(set, Pin::text, " "),
        set.isComplete() ? "yes" : "no",
        each(set, pin -> pin.owner().orElse("unknown"), "; "),
        each(set, pin -> keyword(pin.role()), " "),
        each(set, pin -> pin.lastDay().map(LocalDate::toString).orElse("unknown"), " "),
        row.backups().isPresent() ? Integer.toString(row.backups().getAsInt()) : "unknown",
        keyword(governance.wired()),
        keyword(governance.killSwitch()),
        keyword(governance.expiryGuard()),
        governance.until().map(LocalDate::toString).orElse(""),
        keyword(governance.telemetry()),
        governance.owner().orElse("unknown"),
        governance.reason().orElse("unknown"),
        governance.review().orElse(""),
        Integer.toString(risk.score()),
        risk.points().stream()
            .map(point -> point.reason() + " (" + point.points() + ")")
            .collect(Collectors.joining("; ")),
        set.place().file(),
        set.place().line().map(String::valueOf).orElse(""));
  }

  private static String each(PinSet set, Function<Pin, String> part, String between) {
    return set.pins().stream().map(part).collect(Collectors.joining(between));
  }

  private static void line(PrintStream out, List<String> cells) {
    out.print(cells.stream().map(InventoryCsv::cell).collect(Collectors.joining(",", "", "\r\n")));
  }

  private static String cell(String text) {
    String shown = Text.printable(text.replaceAll("\\R", " "));
    String safe = FORMULA.matcher(shown).matches() ? "'" + shown : shown;
    return safe.contains(",") || safe.contains("\"")
        ? "\"" + safe.replace("\"", "\"\"") + "\""
        : safe;
  }
}

package dev.pinlint.cli;

import dev.pinlint.cli.Inspection.PlacedFinding;
import dev.pinlint.cli.Inspection.Result;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.rules.RulePage;
import dev.pinlint.source.SourceFile;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells people what a scan found, and what it did not look at. */
final class TextReport {

  private final Result result;
  private final Threshold shown;
  private final PrintStream out;
  private final Map<String, List<String>> sources = new HashMap<>();

  private TextReport(Result result, Threshold shown, PrintStream out) {
    this.result = result;
    this.shown = shown;
    this.out = out;
  }

  /** Prints the findings that are to be shown, then what the scan covered. */
  static void print(Result result, Threshold shown, PrintStream out) {
    TextReport report = new TextReport(result, shown, out);
    report.findings();
    report.coverage();
    report.total();
    out.flush();
  }

  private void findings() {
    String file = "";
    for (PlacedFinding placed : result.findings()) {
      if (!shown.includes(placed.finding().level())) {
        continue;
      }
      if (!placed.file().equals(file)) {
        line(placed.file().isEmpty() ? "(file not known)" : placed.file());
        file = placed.file();
      }
      finding(placed);
    }
    if (!file.isEmpty()) {
      line("");
    }
  }

  private void finding(PlacedFinding placed) {
    Finding finding = placed.finding();
    int number = finding.location().line();
    String where = number > 0 ? String.valueOf(number) : "-";
    line(
        "  "
            + String.join(
                "  ", where, finding.level().keyword(), finding.rule(), finding.message()));
    sourceLine(placed.file(), number).ifPresent(text -> line("    " + text));
    line("    fix: " + RulePage.of(finding.rule()).fix());
  }

  private Optional<String> sourceLine(String file, int number) {
    List<String> lines = sources.computeIfAbsent(file, this::lines);
    return number > 0 && number <= lines.size()
        ? Optional.of(lines.get(number - 1).strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private List<String> lines(String file) {
    return result.inputs().sources().stream()
        .filter(source -> source.path().equals(file))
        .findFirst()
        .map(SourceFile::text)
        .map(text -> text.lines().toList())
        .orElse(List.of());
  }

  private void coverage() {
    line(
        "Read "
            + count(result.inputs().sources().size(), "source file", "source files")
            + " and "
            + count(result.inputs().classCount(), "class file", "class files")
            + "; analysed "
            + count(result.typeCount(), "type", "types")
            + ".");
    if (result.repetitionCount() > 0) {
      line(
          "Met "
              + count(result.repetitionCount(), "type", "types")
              + " again: a type counts where it is met first, in source before classes.");
    }
    List<Problem> problems =
        Stream.concat(result.failures().stream(), result.problems().stream()).toList();
    if (!problems.isEmpty()) {
      line("Not analysed, or in part only:");
      problems.forEach(problem -> line("  " + problem.file() + ": " + problem.reason()));
    }
    result
        .inputs()
        .passedOver()
        .forEach((kind, number) -> line("Passed over: " + number + " " + kind.description() + "."));
    if (!result.exhausted().isEmpty()) {
      line("Too complex to be analysed to the end, so something may be missing:");
      result.exhausted().forEach(member -> line("  " + member));
    }
  }

  private void total() {
    List<String> counts = new ArrayList<>();
    int hidden = 0;
    Level least = Level.ERROR;
    for (Level level : Level.values()) {
      int number = number(level);
      if (shown.includes(level)) {
        counts.add(
            level == Level.REVIEW
                ? number + " to review"
                : count(number, level.keyword(), level.keyword() + "s"));
      } else if (number > 0) {
        hidden += number;
        least = level;
      }
    }
    String found = "Found " + String.join(", ", counts);
    line(
        hidden == 0
            ? found + "."
            : found + "; " + hidden + " more hidden (show with --level " + least.keyword() + ").");
  }

  private int number(Level level) {
    return Math.toIntExact(
        result.findings().stream().filter(placed -> placed.finding().level() == level).count());
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private void line(String text) {
    // Not the line separator of the platform: a report is the same everywhere.
    out.print(Text.printable(text) + "\n");
  }
}

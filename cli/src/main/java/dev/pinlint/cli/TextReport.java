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
    line(
        "  %s  %s  %s  %s",
        number > 0 ? number : "-",
        finding.level().keyword(),
        finding.rule(),
        finding.message());
    sourceLine(placed.file(), number).ifPresent(text -> line("    %s", text));
    line("    fix: %s", RulePage.of(finding.rule()).fix());
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
        "Read %s and %s; analysed %s.",
        count(result.inputs().sources().size(), "source file", "source files"),
        count(result.inputs().classCount(), "class file", "class files"),
        count(result.typeCount(), "type", "types"));
    if (result.repetitionCount() > 0) {
      line(
          "Met %s more than once: each counts where it was met first, in source before classes.",
          count(result.repetitionCount(), "type", "types"));
    }
    List<Problem> problems =
        Stream.concat(result.failures().stream(), result.problems().stream()).toList();
    if (!problems.isEmpty()) {
      line("Not analysed, or in part only:");
      problems.forEach(problem -> line("  %s: %s", problem.file(), problem.reason()));
    }
    result
        .inputs()
        .passedOver()
        .forEach((kind, number) -> line("Passed over: %d %s.", number, kind.description()));
    if (!result.exhausted().isEmpty()) {
      line("Too complex to be analysed to the end, so something may be missing:");
      result.exhausted().forEach(member -> line("  %s", member));
    }
  }

  private void total() {
    List<String> counts = new ArrayList<>();
    long hidden = 0;
    Level least = Level.ERROR;
    for (Level level : Level.values()) {
      int number = Math.toIntExact(number(level));
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
    String all = String.join(", ", counts);
    line(
        hidden == 0 ? "Found %s." : "Found %s; %d more hidden (show with --level %s).",
        all,
        hidden,
        least.keyword());
  }

  private long number(Level level) {
    return result.findings().stream()
        .filter(placed -> placed.finding().level() == level)
        .count();
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private void line(String format, Object... arguments) {
    String text = arguments.length == 0 ? format : String.format(format, arguments);
    // Not the line separator of the platform: a report is the same everywhere.
    out.print(Text.printable(text) + "\n");
  }
}

package dev.pinlint.cli;

import static dev.pinlint.cli.inventory.CoverageText.count;

import dev.pinlint.cli.inventory.Coverage;
import dev.pinlint.cli.inventory.CoverageText;
import dev.pinlint.cli.text.Style;
import dev.pinlint.cli.text.Text;
import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.inspection.Inspection.PlacedStep;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.rules.RulePage;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells people what a scan found, and what it did not look at. */
final class TextReport {

  private final Report report;
  private final Style style;
  private final PrintStream out;
  private final SourceLines lines;

  private TextReport(Report report, Style style, PrintStream out) {
    this.report = report;
    this.style = style;
    this.out = out;
    this.lines = new SourceLines(report.result().inputs());
  }

  /** Prints the findings that are to be shown, then what the scan covered. */
  static void print(Report report, Style style, PrintStream out) {
    TextReport text = new TextReport(report, style, out);
    text.findings(report.shown(report.findings()));
    text.findingsInTests();
    CoverageText.print(Coverage.of(report.result()), text::line);
    text.changes();
    text.baseline();
    text.total();
    out.flush();
  }

  private void changes() {
    if (report.options().changes().isPresent()) {
      line(
          "Left out "
              + count(report.unchangedCount(), "finding", "findings")
              + " on lines that did not change.");
    }
  }

  private void findings(List<PlacedFinding> findings) {
    String file = "";
    for (PlacedFinding placed : findings) {
      if (!placed.file().equals(file) || file.isEmpty()) {
        String shown = placed.file().isEmpty() ? "(file not known)" : placed.file();
        put(style.strong(Text.printable(shown)));
        file = placed.file();
      }
      finding(placed);
    }
    if (!findings.isEmpty()) {
      line("");
    }
  }

  private void finding(PlacedFinding placed) {
    Finding finding = placed.finding();
    int number = finding.location().line();
    String where = number > 0 ? String.valueOf(number) : "-";
    put(
        "  "
            + String.join(
                "  ",
                where,
                style.level(finding.level()),
                style.strong(finding.rule()),
                Text.printable(finding.messageInProgram())));
    lines
        .line(placed.file(), number)
        .ifPresent(text -> put("    " + style.faint(Text.printable(text))));
    steps("how it gets there:", placed.file(), placed.path());
    steps("see also:", placed.file(), placed.related());
    line("    fix: " + RulePage.of(finding.rule()).fix());
  }

  private void steps(String heading, String file, List<PlacedStep> steps) {
    if (!steps.isEmpty()) {
      line("    " + heading);
    }
    for (PlacedStep placed : steps) {
      String line = placed.step().line() > 0 ? String.valueOf(placed.step().line()) : "-";
      String where = placed.file().equals(file) ? line : placed.file() + ":" + line;
      line("      " + where + "  " + placed.step().text());
    }
  }

  private void findingsInTests() {
    List<PlacedFinding> shown = report.shown(report.findingsInTests());
    if (!shown.isEmpty()) {
      line("In the sources of tests, and not counted (to count them: --include-tests):");
      findings(shown);
    }
  }

  private void baseline() {
    report
        .baseline()
        .ifPresent(
            baseline -> {
              if (baseline.hiddenCount() > 0) {
                line(
                    "Left out "
                        + count(baseline.hiddenCount(), "finding", "findings")
                        + " of the baseline.");
              }
              if (!baseline.gone().isEmpty()) {
                line("In the baseline, and found no more:");
                baseline.gone().forEach(entry -> line("  " + entry));
              }
            });
  }

  private void total() {
    List<String> counts = new ArrayList<>();
    Level least = Level.ERROR;
    for (Level level : Level.values()) {
      int number = report.number(level);
      if (report.options().shown().includes(level)) {
        counts.add(
            level == Level.REVIEW
                ? number + " to review"
                : count(number, level.keyword(), level.keyword() + "s"));
      } else if (isHidden(level)) {
        least = level;
      }
    }
    String found = "Found " + String.join(", ", counts);
    int inTests = report.shown(report.findingsInTests()).size();
    String apart = inTests == 0 ? "" : "; " + inTests + " in the sources of tests";
    String hidden =
        report.hiddenCount() == 0
            ? ""
            : "; "
                + report.hiddenCount()
                + " more hidden (show with --level "
                + least.keyword()
                + ")";
    int suppressed = report.suppressed().size();
    String silent = suppressed == 0 ? "" : "; " + suppressed + " suppressed in the code";
    line(found + apart + hidden + silent + ".");
  }

  private boolean isHidden(Level level) {
    return Stream.of(report.findings(), report.findingsInTests())
        .flatMap(List::stream)
        .anyMatch(placed -> placed.finding().level() == level);
  }

  private void line(String text) {
    put(Text.printable(text));
  }

  /** Prints a line in which nothing is left that could steer the terminal but our own style. */
  private void put(String text) {
    // Not the line separator of the platform: a report is the same everywhere.
    out.print(text + "\n");
  }
}

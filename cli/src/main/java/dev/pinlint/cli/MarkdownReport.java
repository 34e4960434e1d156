package dev.pinlint.cli;

import static dev.pinlint.cli.inventory.CoverageText.count;
import static dev.pinlint.cli.markdown.Markdown.code;
import static dev.pinlint.cli.markdown.Markdown.text;

import dev.pinlint.cli.text.Text;
import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.inspection.Inspection.PlacedStep;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.rules.RulePage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells reviewers about a scan: a comment on a pull request, in Markdown. */
final class MarkdownReport {

  /** The services take 65,536 characters; the rest is left for what a script may add. */
  static final int LONGEST = 60_000;

  private final Report report;
  private final SourceLines lines;
  private final StringBuilder out = new StringBuilder();

  private MarkdownReport(Report report) {
    this.report = report;
    this.lines = new SourceLines(report.result().inputs());
  }

  /** The comment. */
  static String of(Report report) {
    MarkdownReport markdown = new MarkdownReport(report);
    markdown.write();
    return markdown.out.toString();
  }

  private void write() {
    List<PlacedFinding> all = new ArrayList<>(report.shown(report.findings()));
    all.addAll(report.shown(report.findingsInTests()));
    all.sort(
        Comparator.comparing(PlacedFinding::isInTests)
            .thenComparing(placed -> placed.finding().level()));
    out.append("### Pinlint: ").append(summary()).append("\n\n");
    int told = 0;
    for (PlacedFinding placed : all) {
      String finding = finding(placed);
      if (out.length() + finding.length() > LONGEST) {
        break;
      }
      out.append(finding);
      told++;
    }
    if (told < all.size()) {
      out.append("… and ")
          .append(all.size() - told)
          .append(" more, which are too long for a comment.\n\n");
    }
    notes().forEach(note -> out.append(note).append('\n'));
  }

  private String summary() {
    String found =
        count(report.number(Level.ERROR), "error", "errors")
            + ", "
            + count(report.number(Level.WARNING), "warning", "warnings");
    return report.options().changes().isPresent() ? found + " on what changed" : found;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (report.unchangedCount() > 0) {
      notes.add(
          "- "
              + count(report.unchangedCount(), "finding", "findings")
              + " on lines that did not change.");
    }
    report
        .baseline()
        .filter(baseline -> baseline.hiddenCount() > 0)
        .ifPresent(
            baseline ->
                notes.add(
                    "- "
                        + count(baseline.hiddenCount(), "finding", "findings")
                        + " in the baseline."));
    if (!report.suppressed().isEmpty()) {
      notes.add("- " + report.suppressed().size() + " suppressed in the code.");
    }
    if (report.hiddenCount() > 0) {
      notes.add("- " + report.hiddenCount() + " below the level that is shown.");
    }
    int failures = report.result().failures().size() + report.result().problems().size();
    if (failures > 0) {
      notes.add(
          "- " + count(failures, "file was", "files were") + " not analysed, or in part only.");
    }
    return notes;
  }

  private String finding(PlacedFinding placed) {
    Finding finding = placed.finding();
    StringBuilder text = new StringBuilder();
    text.append("<details")
        .append(finding.level() == Level.ERROR ? " open" : "")
        .append("><summary>");
    text.append(mark(finding.level())).append(" <b>").append(finding.rule()).append("</b> ");
    text.append(html(place(placed.file(), finding.location().line())));
    text.append(placed.isInTests() ? " (test)" : "").append("</summary>\n\n");
    text.append(text(finding.message())).append("\n\n");
    lines
        .line(placed.file(), finding.location().line())
        .ifPresent(line -> text.append(code(line)).append("\n\n"));
    for (PlacedStep step : placed.path()) {
      text.append("1. ").append(text(step.step().text())).append(": ");
      text.append(code(place(step.file(), step.step().line()))).append('\n');
    }
    for (PlacedStep step : placed.related()) {
      text.append("- ").append(text(step.step().text())).append(": ");
      text.append(code(place(step.file(), step.step().line()))).append('\n');
    }
    if (!placed.path().isEmpty() || !placed.related().isEmpty()) {
      text.append('\n');
    }
    text.append("**Fix:** ").append(text(RulePage.of(finding.rule()).fix()));
    return text.append("\n\n</details>\n\n").toString();
  }

  private static String mark(Level level) {
    return switch (level) {
      case ERROR -> "🛑";
      case WARNING -> "⚠️";
      case REVIEW -> "🔎";
    };
  }

  private static String place(String file, int line) {
    return (file.isEmpty() ? "(file not known)" : file) + (line > 0 ? ":" + line : "");
  }

  private static String html(String place) {
    String shown = Text.printable(place);
    return "<code>"
        + shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        + "</code>";
  }
}

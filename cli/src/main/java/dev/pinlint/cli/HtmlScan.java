package dev.pinlint.cli;

import dev.pinlint.cli.html.HtmlReport;
import dev.pinlint.cli.html.ShownFinding;
import dev.pinlint.cli.html.ShownFinding.Excerpt;
import dev.pinlint.cli.html.ShownFinding.ShownStep;
import dev.pinlint.cli.inventory.CodeInventory;
import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.inspection.Inspection.PlacedStep;
import dev.pinlint.rules.RulePage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows a scan, with the inventory of what was scanned, in HTML. */
final class HtmlScan {

  /** So many lines around the one that matters. */
  private static final int CONTEXT = 2;

  private final Report report;
  private final SourceLines lines;

  private HtmlScan(Report report) {
    this.report = report;
    this.lines = new SourceLines(report.result().inputs());
  }

  /**
   * The report.
   *
   * @param repository what the scanned code is called
   * @param roots the paths that the user gave
   */
  static String of(Report report, String repository, List<Path> roots) {
    return HtmlReport.of(
        CodeInventory.of(report.result(), repository, roots),
        Optional.of(new HtmlScan(report).findings()),
        report.options().day(),
        Version.number());
  }

  private List<ShownFinding> findings() {
    List<ShownFinding> all = new ArrayList<>();
    Stream.concat(
            report.shown(report.findings()).stream(),
            report.shown(report.findingsInTests()).stream())
        .forEach(placed -> all.add(finding(placed, Optional.empty())));
    report
        .shownSuppressed()
        .forEach(
            one -> all.add(finding(one.finding(), Optional.of(one.by().suppression().reason()))));
    all.sort(
        Comparator.comparing((ShownFinding one) -> one.suppression().isPresent())
            .thenComparing(ShownFinding::isInTests)
            .thenComparing(ShownFinding::level));
    return all;
  }

  private ShownFinding finding(PlacedFinding placed, Optional<String> suppression) {
    return new ShownFinding(
        placed.finding().rule(),
        placed.finding().level(),
        placed.finding().message(),
        RulePage.of(placed.finding().rule()).fix(),
        placed.isInTests() && !report.options().includesTests(),
        suppression,
        excerpt(placed.file(), placed.finding().location().line()),
        Stream.concat(placed.path().stream(), placed.related().stream()).map(this::step).toList());
  }

  private ShownStep step(PlacedStep placed) {
    return new ShownStep(placed.step().text(), excerpt(placed.file(), placed.step().line()));
  }

  private Excerpt excerpt(String file, int line) {
    int first = Math.max(1, line - CONTEXT);
    return new Excerpt(
        file, line, first, line > 0 ? lines.lines(file, first, line + CONTEXT) : List.of());
  }
}

package dev.pinlint.cli;

import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.model.Lowered.Problem;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tells people what was analysed and what was not. */
final class TextCoverage {

  /** Code that is generated while a project is built may make many. */
  private static final int MOST_COPIES = 20;

  private final Result result;
  private final Consumer<String> line;

  private TextCoverage(Result result, Consumer<String> line) {
    this.result = result;
    this.line = line;
  }

  /** Prints what a run covered, line by line. */
  static void print(Result result, Consumer<String> line) {
    TextCoverage coverage = new TextCoverage(result, line);
    coverage.read();
    coverage.notAnalysed();
  }

  private void read() {
    int configurations = result.inputs().configurations().size();
    line.accept(
        "Read "
            + count(result.inputs().sources().size(), "source file", "source files")
            + (configurations == 0 ? " and " : ", ")
            + count(result.inputs().classCount(), "class file", "class files")
            + (configurations == 0
                ? ""
                : " and " + count(configurations, "configuration file", "configuration files"))
            + "; analysed "
            + count(result.typeCount(), "type", "types")
            + ".");
    if (result.repetitionCount() > 0) {
      line.accept(
          "Met "
              + count(result.repetitionCount(), "type", "types")
              + " again: a type counts where it is met first, in source before classes.");
    }
    if (result.inputs().excludedCount() > 0) {
      line.accept("Excluded " + count(result.inputs().excludedCount(), "path", "paths") + ".");
    }
  }

  private void notAnalysed() {
    List<Problem> problems =
        Stream.concat(result.failures().stream(), result.problems().stream()).toList();
    if (!problems.isEmpty()) {
      line.accept("Not analysed, or in part only:");
      problems.forEach(problem -> line.accept("  " + problem.file() + ": " + problem.reason()));
    }
    copies();
    result
        .inputs()
        .passedOver()
        .forEach(
            (kind, number) ->
                line.accept("Passed over: " + number + " " + kind.description() + "."));
    unknown();
    if (!result.exhausted().isEmpty()) {
      line.accept("Too complex to be analysed to the end, so something may be missing:");
      result.exhausted().forEach(member -> line.accept("  " + member));
    }
  }

  private void unknown() {
    int checks = result.inventory().unknownChecks();
    int hosts = result.inventory().openHosts();
    if (checks + hosts > 0) {
      line.accept(
          "Not known, for code or values that are not seen: "
              + String.join(
                  " and ",
                  Stream.of(
                          checks == 0 ? "" : count(checks, "server check", "server checks"),
                          hosts == 0 ? "" : "the pins of " + count(hosts, "host", "hosts"))
                      .filter(part -> !part.isEmpty())
                      .toList())
              + " (pinlint inventory lists them).");
    }
  }

  private void copies() {
    int more = result.copies().size() - MOST_COPIES;
    if (!result.copies().isEmpty()) {
      line.accept("Copies that differ from what is analysed:");
      result.copies().stream()
          .limit(MOST_COPIES)
          .forEach(problem -> line.accept("  " + problem.file() + ": " + problem.reason()));
    }
    if (more > 0) {
      line.accept("  and " + more + " more (--format json lists all)");
    }
  }

  /** A number of things. */
  static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}

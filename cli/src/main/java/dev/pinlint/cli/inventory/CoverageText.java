package dev.pinlint.cli.inventory;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tells people what was analysed and what was not. */
public final class CoverageText {

  /** Code that is generated while a project is built may make many. */
  private static final int MOST_COPIES = 20;

  /** Of a part of a program there may be many. */
  private static final int MOST_TYPES = 20;

  private final Coverage coverage;
  private final Consumer<String> line;

  private CoverageText(Coverage coverage, Consumer<String> line) {
    this.coverage = coverage;
    this.line = line;
  }

  /** Prints what a run covered, line by line. */
  public static void print(Coverage coverage, Consumer<String> line) {
    CoverageText text = new CoverageText(coverage, line);
    text.read();
    text.notAnalysed();
  }

  private void read() {
    int configurations = coverage.configurationFiles();
    line.accept(
        "Read "
            + count(coverage.sourceFiles(), "source file", "source files")
            + (configurations == 0 ? " and " : ", ")
            + count(coverage.classFiles(), "class file", "class files")
            + (configurations == 0
                ? ""
                : " and " + count(configurations, "configuration file", "configuration files"))
            + "; analysed "
            + count(coverage.types(), "type", "types")
            + ".");
    if (coverage.repeatedTypes() > 0) {
      line.accept(
          "Met "
              + count(coverage.repeatedTypes(), "type", "types")
              + " again: a type counts where it is met first, in source before classes.");
    }
    if (coverage.excluded() > 0) {
      line.accept("Excluded " + count(coverage.excluded(), "path", "paths") + ".");
    }
  }

  private void notAnalysed() {
    if (!coverage.notAnalysed().isEmpty()) {
      line.accept("Not analysed, or in part only:");
      coverage
          .notAnalysed()
          .forEach(problem -> line.accept("  " + problem.file() + ": " + problem.reason()));
    }
    copies();
    coverage
        .passedOver()
        .forEach(
            kind -> line.accept("Passed over: " + kind.files() + " " + kind.description() + "."));
    unknown();
    unseen();
    if (!coverage.exhausted().isEmpty()) {
      line.accept("Too complex to be analysed to the end, so something may be missing:");
      coverage.exhausted().forEach(member -> line.accept("  " + member));
    }
  }

  private void unknown() {
    int checks = coverage.unknownChecks();
    int hosts = coverage.openHosts();
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

  private void unseen() {
    List<String> types = coverage.unseenTypes();
    int more = types.size() - MOST_TYPES;
    if (!types.isEmpty()) {
      line.accept(
          "Not seen, though it matters what they are (--classpath shows them): "
              + String.join(", ", types.subList(0, Math.min(types.size(), MOST_TYPES)))
              + (more > 0 ? " and " + more + " more (--format json lists all)" : "")
              + ".");
    }
  }

  private void copies() {
    int more = coverage.otherCopies().size() - MOST_COPIES;
    if (!coverage.otherCopies().isEmpty()) {
      line.accept("Copies that differ from what is analysed:");
      coverage.otherCopies().stream()
          .limit(MOST_COPIES)
          .forEach(problem -> line.accept("  " + problem.file() + ": " + problem.reason()));
    }
    if (more > 0) {
      line.accept("  and " + more + " more (--format json lists all)");
    }
  }

  /** A number of things. */
  public static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}

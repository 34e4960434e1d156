package dev.pinlint.cli.html;

import dev.pinlint.rules.Level;
import java.util.List;
import java.util.Optional;

/**
 * A finding as the report shows it.
 *
 * @param rule name of the rule
 * @param level how grave it is
 * @param message what is wrong
 * @param fix what to do
 * @param isInTests whether it lies in the sources of tests
 * @param suppression why it is not to be reported, if the code says so
 * @param excerpt where it is
 * @param steps how the code gets there, then other places that contribute
 */
public record ShownFinding(
    String rule,
    Level level,
    String message,
    String fix,
    boolean isInTests,
    Optional<String> suppression,
    Excerpt excerpt,
    List<ShownStep> steps) {

  /** A step, and where it is. */
  public record ShownStep(String message, Excerpt excerpt) {}

  /**
   * Some lines of a file.
   *
   * @param file the file
   * @param line the line that it is about, from 1; 0 if not known
   * @param first the number of the first of the lines
   * @param lines the lines as they are written; none if they are not there
   */
  public record Excerpt(String file, int line, int first, List<String> lines) {
    public Excerpt {
      lines = List.copyOf(lines);
    }

    /** File and line, for people. */
    String title() {
      return (file.isEmpty() ? "(file not known)" : file) + (line > 0 ? ":" + line : "");
    }
  }

  public ShownFinding {
    steps = List.copyOf(steps);
  }
}

package dev.pinlint.cli.inventory;

import dev.pinlint.inspection.TestSources;
import java.util.regex.Pattern;

/** Which part of a project code belongs to. */
public enum SourceSet {
  MAIN,
  TEST,
  /** A variant that is not shipped. */
  DEBUG,
  UNKNOWN;

  private static final Pattern DEBUG_SOURCES = Pattern.compile("(?:^|[/!])src/debug/");

  /** The one that the file with the path is in. */
  static SourceSet of(String path) {
    if (TestSources.contain(path)) {
      return TEST;
    }
    return DEBUG_SOURCES.matcher(path).find() ? DEBUG : MAIN;
  }
}

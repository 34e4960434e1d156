package dev.pinlint.spotbugs;

import java.util.Locale;
import java.util.regex.Pattern;

/** What SpotBugs calls our rules: {@code MISSING_BACKUP_PIN} for {@code MissingBackupPin}. */
public final class BugTypes {

  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private BugTypes() {}

  /** The bug type of a rule. */
  public static String of(String rule) {
    return WORD_START.matcher(rule).replaceAll("_").toUpperCase(Locale.ROOT);
  }
}

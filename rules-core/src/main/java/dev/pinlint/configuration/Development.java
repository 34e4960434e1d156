package dev.pinlint.configuration;

import java.util.Locale;
import java.util.Set;

/** Tells source sets and profiles that no release is made of, by a word of their names. */
public final class Development {

  private static final Set<String> WORDS =
      Set.of("debug", "dev", "develop", "development", "test", "tests", "mock", "local");

  private Development() {}

  /** Whether a word of the name says so. */
  public static boolean isMeantBy(String name) {
    for (String word : name.split("(?=[A-Z])|[-_. ]", -1)) {
      if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}

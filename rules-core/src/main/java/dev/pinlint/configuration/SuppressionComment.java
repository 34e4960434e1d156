package dev.pinlint.configuration;

import dev.pinlint.model.Suppression;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code pinlint:ignore Rule, Rule until=2026-12-31 reason} in a comment. */
public final class SuppressionComment {

  private static final Pattern SYNTAX =
      Pattern.compile(
          "\\s*pinlint:ignore\\s+(?<names>[\\w:]+(?:\\s*,\\s*[\\w:]+)*+)"
              + "(?:\\s+until=(?<until>\\S+))?(?<reason>\\s.*)?",
          Pattern.DOTALL);

  private SuppressionComment() {}

  /** What a comment says; empty if it says something else. */
  public static Optional<Suppression.Text> read(String comment) {
    Matcher parts = SYNTAX.matcher(comment);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String reason = Optional.ofNullable(parts.group("reason")).orElse("").strip();
    return Optional.of(
        new Suppression.Text(
            Arrays.asList(parts.group("names").split("\\s*,\\s*", -1)),
            reason.replaceAll("\\s+", " "),
            Optional.ofNullable(parts.group("until")).orElse(""),
            true));
  }
}

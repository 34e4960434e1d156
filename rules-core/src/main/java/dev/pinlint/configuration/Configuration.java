package dev.pinlint.configuration;

import dev.pinlint.facts.Facts;
import dev.pinlint.facts.Step;
import dev.pinlint.model.Suppression;
import java.util.List;
import java.util.Optional;

/**
 * What one file says of trust.
 *
 * @param file the file
 * @param parts its parts: not each need be in force where the others are
 * @param suppressions what it says is not to be reported
 */
public record Configuration(
    ConfigurationFile file, List<Part> parts, List<Suppression> suppressions) {

  /**
   * What is in force, or is not, together.
   *
   * @param facts its facts
   * @param doubt why it may not be in force where users are, if anything says so
   */
  public record Part(Facts facts, Optional<Step> doubt) {}

  public Configuration {
    parts = List.copyOf(parts);
    suppressions = List.copyOf(suppressions);
  }
}

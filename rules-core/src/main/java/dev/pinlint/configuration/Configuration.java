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
 * @param facts its facts
 * @param suppressions what it says is not to be reported
 * @param doubt why it may not be in force where users are, if anything says so
 */
public record Configuration(
    ConfigurationFile file, Facts facts, List<Suppression> suppressions, Optional<Step> doubt) {

  public Configuration {
    suppressions = List.copyOf(suppressions);
  }
}

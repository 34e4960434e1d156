package dev.pinlint.pins;

import java.util.Locale;

/** A host by its name: of several entries the most specific one counts, and no other. */
final class ExactHosts implements HostPatterns {

  @Override
  public boolean covers(String other, String pattern) {
    return canonical(other).equals(canonical(pattern));
  }

  @Override
  public String canonical(String pattern) {
    return pattern.toLowerCase(Locale.ROOT);
  }

  @Override
  public PatternReading read(String pattern) {
    return PatternReading.MATCHES;
  }
}

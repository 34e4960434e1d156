package dev.pinlint.cli.rehearsal;

import dev.pinlint.cli.inventory.Mechanism;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.model.Answer;
import dev.pinlint.pins.HostPatterns;
import dev.pinlint.pins.PatternReading;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether what a row pins is for a host, as its library decides. */
final class HostMatch {

  private static final Pattern PORT_OR_PATH = Pattern.compile("(?::\\d+)?/?$");

  private HostMatch() {}

  /** How the row's library reads the row's pattern; nothing special if it has no patterns. */
  static PatternReading reading(PinnedHost row) {
    return row.isHostKnown()
        ? patterns(row).map(known -> known.read(row.host())).orElse(PatternReading.MATCHES)
        : PatternReading.MATCHES;
  }

  private static Optional<HostPatterns> patterns(PinnedHost row) {
    return row.mechanism() == Mechanism.OKHTTP
        ? Optional.of(
            HostPatterns.named(
                row.library().filter("com.squareup.okhttp:okhttp"::equals).isPresent()
                    ? "okhttp2-host"
                    : "okhttp3-host",
                library -> row.library().filter(library::equals).flatMap(name -> row.version())))
        : Optional.empty();
  }

  /** Whether the row is for the host. */
  static Answer of(PinnedHost row, String host) {
    if (!row.isHostKnown()) {
      return Answer.UNKNOWN;
    } else if (row.mechanism() == Mechanism.NETWORK_SECURITY_CONFIG
        || row.mechanism() == Mechanism.CRONET) {
      return withSubdomains(row, host);
    }
    Optional<HostPatterns> patterns = patterns(row);
    if (patterns.isEmpty()) {
      return Answer.of(row.host().equalsIgnoreCase(host));
    }
    String pattern = PORT_OR_PATH.matcher(row.host()).replaceFirst("");
    if (!patterns.get().covers(pattern, host)) {
      return Answer.NO;
    }
    return switch (reading(row).fate()) {
      case MATCHES -> Answer.YES;
      case NEVER, REFUSED -> Answer.NO;
      default -> Answer.UNKNOWN;
    };
  }

  private static Answer withSubdomains(PinnedHost row, String host) {
    if (row.host().equals(host)) {
      return Answer.YES;
    }
    boolean isBelow = host.endsWith("." + row.host());
    boolean isException =
        row.exceptions().stream()
            .anyMatch(other -> host.equals(other) || host.endsWith("." + other));
    return isBelow && !isException ? row.subdomains() : Answer.NO;
  }
}

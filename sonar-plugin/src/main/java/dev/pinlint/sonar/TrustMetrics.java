package dev.pinlint.sonar;

import java.util.ArrayList;
import java.util.List;
import org.sonar.api.measures.Metric;
import org.sonar.api.measures.Metrics;

/** The metrics, under a domain of their own. */
public final class TrustMetrics implements Metrics {

  private static final String DOMAIN = "TLS trust";

  /** What is counted, in files and summed up to the project. */
  enum Count {
    PINS("Pins", "Different pins in the code, for each host that they are for."),
    PINNED_HOSTS("Pinned hosts", "Hosts or patterns of hosts that pins are for."),
    HOSTS_WITHOUT_BACKUP(
        "Hosts without backup pin", "Pinned hosts that end up, on some path, with one pin only."),
    CUSTOM_TRUST_DECISIONS(
        "Custom trust decisions", "Trust managers and the like: code that decides about servers."),
    TRUST_ALL_DECISIONS(
        "Trust-all decisions", "Custom trust decisions that accept every certificate.");

    private final String title;
    private final String description;

    Count(String title, String description) {
      this.title = title;
      this.description = description;
    }

    /** The metric that people look at. */
    String key() {
      return "pinlint_" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The metric that the scan saves for a file. The server sums up no metric of a scan. */
    String scannedKey() {
      return key() + "_scanned";
    }

    Metric<Integer> metric() {
      return of(key()).create();
    }

    Metric<Integer> scannedMetric() {
      return of(scannedKey()).setHidden(true).create();
    }

    private Metric.Builder of(String key) {
      return new Metric.Builder(key, title, Metric.ValueType.INT)
          .setDescription(description)
          .setDirection(Metric.DIRECTION_WORST)
          .setQualitative(false)
          .setDomain(DOMAIN);
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // The API has it raw.
  public List<Metric> getMetrics() {
    List<Metric> metrics = new ArrayList<>();
    for (Count count : Count.values()) {
      metrics.add(count.metric());
      metrics.add(count.scannedMetric());
    }
    return metrics;
  }
}

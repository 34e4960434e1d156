package dev.pinlint.inspection;

import dev.pinlint.authorities.Authority;
import dev.pinlint.facts.ConnectionPolicy;
import dev.pinlint.facts.DocumentedPin;
import dev.pinlint.facts.Facts;
import dev.pinlint.facts.HostnameDecision;
import dev.pinlint.facts.IdentityComparison;
import dev.pinlint.facts.LibraryTrustOverride;
import dev.pinlint.facts.Location;
import dev.pinlint.facts.PinInstallation;
import dev.pinlint.facts.PinSet;
import dev.pinlint.facts.PinSet.HostPins;
import dev.pinlint.facts.PinSite;
import dev.pinlint.facts.TlsErrorDecision;
import dev.pinlint.facts.TrustAnchorSite;
import dev.pinlint.facts.TrustDecision.Check;
import dev.pinlint.facts.Verdict;
import dev.pinlint.facts.WrittenNotes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the analysed code does about trust, judged or not.
 *
 * @param sites the calls that hand pins to a library, ordered by place
 * @param pins what hosts are pinned to, ordered by host and place
 * @param anchors the calls that hand over certificates of the program as trust anchors, ordered by
 *     place
 * @param checks the checks that decide about servers, ordered by place
 * @param overrides where checks of libraries are switched off, ordered by place
 * @param hostnameChecks the checks that decide about host names, ordered by place
 * @param policies what configuration decides about connections, in the order of the files
 * @param pinSets what is pinned, by the object or the file that holds it, in the order of the
 *     program
 * @param comparisons where checks compare what a server presents with constants, in the order of
 *     the program
 * @param errorDecisions the code that is asked what to do after a server was refused, in the order
 *     of the program
 * @param installations the calls that make clients go by constant pins, in the order of the program
 * @param documented what is written beside pins, in the order of the program
 */
public record Inventory(
    List<PlacedSite> sites,
    List<PlacedPins> pins,
    List<PlacedAnchors> anchors,
    List<PlacedCheck> checks,
    List<PlacedOverride> overrides,
    List<PlacedHostnameCheck> hostnameChecks,
    List<ConnectionPolicy> policies,
    List<List<PlacedPins>> pinSets,
    List<PlacedComparison> comparisons,
    List<PlacedErrorDecision> errorDecisions,
    List<PinInstallation> installations,
    List<DocumentedPin> documented) {

  private static final Comparator<Location> BY_LOCATION =
      Comparator.comparing(Location::line).thenComparing(location -> location.anchor().toString());

  private static final Comparator<PlacedSite> SITES_BY_PLACE =
      Comparator.comparing(PlacedSite::file)
          .thenComparing(placed -> placed.site().location(), BY_LOCATION)
          .thenComparing(placed -> placed.site().toString());

  private static final Comparator<PlacedPins> PINS_BY_HOST =
      Comparator.comparing((PlacedPins placed) -> placed.host().pattern())
          .thenComparing(PlacedPins::file)
          .thenComparing(placed -> placed.host().lastSite(), BY_LOCATION)
          .thenComparing(placed -> String.join("\n", placed.host().pins()))
          .thenComparing(placed -> placed.host().isComplete());

  private static final Comparator<PlacedAnchors> ANCHORS_BY_PLACE =
      Comparator.comparing(PlacedAnchors::file)
          .thenComparing(placed -> placed.site().location(), BY_LOCATION)
          .thenComparing(placed -> placed.site().toString());

  private static final Comparator<PlacedCheck> CHECKS_BY_PLACE =
      Comparator.comparing(PlacedCheck::file)
          .thenComparing(placed -> placed.check().location(), BY_LOCATION)
          .thenComparing(placed -> placed.check().verdict());

  private static final Comparator<PlacedOverride> OVERRIDES_BY_PLACE =
      Comparator.comparing(PlacedOverride::file)
          .thenComparing(placed -> placed.override().location(), BY_LOCATION)
          .thenComparing(placed -> placed.override().api())
          .thenComparing(placed -> placed.override().certainty())
          .thenComparing(placed -> placed.override().off().toString());

  private static final Comparator<PlacedHostnameCheck> HOSTNAME_CHECKS_BY_PLACE =
      Comparator.comparing(PlacedHostnameCheck::file)
          .thenComparing(placed -> placed.check().location(), BY_LOCATION)
          .thenComparing(placed -> placed.check().verdict());

  public Inventory {
    sites = List.copyOf(sites);
    pins = List.copyOf(pins);
    anchors = List.copyOf(anchors);
    checks = List.copyOf(checks);
    overrides = List.copyOf(overrides);
    hostnameChecks = List.copyOf(hostnameChecks);
    policies = List.copyOf(policies);
    pinSets = List.copyOf(pinSets);
    comparisons = List.copyOf(comparisons);
    errorDecisions = List.copyOf(errorDecisions);
    installations = List.copyOf(installations);
    documented = List.copyOf(documented);
  }

  /** What is written beside a pin. */
  public WrittenNotes notes(Location location) {
    return documented.stream()
        .filter(one -> one.location().equals(location))
        .map(DocumentedPin::notes)
        .reduce(WrittenNotes.NONE, WrittenNotes::or);
  }

  /** How many checks nobody can tell the outcome of from the code that is seen. */
  public int unknownChecks() {
    return Math.toIntExact(
        checks.stream().filter(placed -> placed.check().verdict() == Verdict.UNKNOWN).count());
  }

  /** The certification authority whose key a pin is, if it is known to be one's. */
  public Optional<Authority> owner(String pin) {
    return sites.stream()
        .flatMap(placed -> placed.site().pins().stream())
        .filter(one -> one.text().equals(pin) && one.flaw().isEmpty())
        .flatMap(one -> one.owner().stream())
        .findFirst();
  }

  /** The day from whose start on a host's pins are not enforced any more, if one is said. */
  public Optional<LocalDate> end(HostPins host) {
    return policies.stream()
        .flatMap(policy -> policy.pins().stream())
        .filter(pins -> pins.location().equals(host.lastSite()))
        .flatMap(pins -> pins.end().stream())
        .findFirst();
  }

  /** How many hosts may have other pins than those that are seen. */
  public int openHosts() {
    return Math.toIntExact(pins.stream().filter(placed -> !placed.host().isComplete()).count());
  }

  /** A call that hands pins to a library, and the file to show it in. */
  public record PlacedSite(String file, PinSite site) {}

  /** What a host is pinned to on some path, and the file to show it in. */
  public record PlacedPins(String file, HostPins host) {}

  /** A call that hands over certificates as trust anchors, and the file to show it in. */
  public record PlacedAnchors(String file, TrustAnchorSite site) {}

  /** A check, the type that has it, and the file to show it in. */
  public record PlacedCheck(String file, String type, Check check) {}

  /** A place where a check of a library is switched off, and the file to show it in. */
  public record PlacedOverride(String file, LibraryTrustOverride override) {}

  /** A check of the host name, the type that has it, and the file to show it in. */
  public record PlacedHostnameCheck(String file, String type, HostnameDecision.Check check) {}

  /** A comparison with a constant, and the file to show it in. */
  public record PlacedComparison(String file, IdentityComparison comparison) {}

  /** Code that may go on with a server that was refused, and the file to show it in. */
  public record PlacedErrorDecision(String file, TlsErrorDecision decision) {}

  /** Collects an inventory. What is the same on several paths is there once. */
  public static final class Builder {
    private final Function<Location, String> files;
    private final TreeSet<PlacedSite> sites = new TreeSet<>(SITES_BY_PLACE);
    private final TreeSet<PlacedPins> pins = new TreeSet<>(PINS_BY_HOST);
    private final TreeSet<PlacedAnchors> anchors = new TreeSet<>(ANCHORS_BY_PLACE);
    private final TreeSet<PlacedCheck> checks = new TreeSet<>(CHECKS_BY_PLACE);
    private final TreeSet<PlacedOverride> overrides = new TreeSet<>(OVERRIDES_BY_PLACE);
    private final TreeSet<PlacedHostnameCheck> hostnameChecks =
        new TreeSet<>(HOSTNAME_CHECKS_BY_PLACE);
    private final List<ConnectionPolicy> policies = new ArrayList<>();
    private final Set<List<PlacedPins>> pinSets = new LinkedHashSet<>();
    private final Set<PlacedComparison> comparisons = new LinkedHashSet<>();
    private final Set<PlacedErrorDecision> errorDecisions = new LinkedHashSet<>();
    private final List<PinInstallation> installations = new ArrayList<>();
    private final List<DocumentedPin> documented = new ArrayList<>();

    /** Starts with nothing; the function gives the file to show something in. */
    Builder(Function<Location, String> files) {
      this.files = files;
    }

    void add(Facts facts) {
      policies.addAll(facts.policies());
      installations.addAll(facts.pinInstallations());
      facts
          .pinSites()
          .forEach(site -> sites.add(new PlacedSite(files.apply(site.location()), site)));
      for (PinSet set : facts.pinSets()) {
        List<PlacedPins> hosts =
            set.hosts().stream()
                .map(host -> new PlacedPins(files.apply(host.lastSite()), host))
                .toList();
        pins.addAll(hosts);
        pinSets.add(hosts);
      }
      facts
          .comparisons()
          .forEach(one -> comparisons.add(new PlacedComparison(files.apply(one.location()), one)));
      facts
          .tlsErrorDecisions()
          .forEach(
              one -> errorDecisions.add(new PlacedErrorDecision(files.apply(one.location()), one)));
      facts
          .trustAnchors()
          .forEach(site -> anchors.add(new PlacedAnchors(files.apply(site.location()), site)));
      facts
          .trustDecisions()
          .forEach(
              decision ->
                  decision
                      .checks()
                      .forEach(
                          check ->
                              checks.add(
                                  new PlacedCheck(
                                      files.apply(check.location()),
                                      decision.type().name(),
                                      check))));
      facts
          .trustOverrides()
          .forEach(
              override ->
                  overrides.add(new PlacedOverride(files.apply(override.location()), override)));
      for (HostnameDecision decision : facts.hostnameDecisions()) {
        for (HostnameDecision.Check check : decision.checks()) {
          hostnameChecks.add(
              new PlacedHostnameCheck(
                  files.apply(check.location()), decision.type().name(), check));
        }
      }
    }

    void add(List<DocumentedPin> pins) {
      documented.addAll(pins);
    }

    Inventory build() {
      return new Inventory(
          List.copyOf(sites),
          List.copyOf(pins),
          List.copyOf(anchors),
          List.copyOf(checks),
          List.copyOf(overrides),
          List.copyOf(hostnameChecks),
          policies,
          List.copyOf(pinSets),
          List.copyOf(comparisons),
          List.copyOf(errorDecisions),
          installations,
          documented);
    }
  }
}

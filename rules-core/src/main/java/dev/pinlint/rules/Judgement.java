package dev.pinlint.rules;

import dev.pinlint.facts.DocumentedPin;
import dev.pinlint.facts.Facts;
import dev.pinlint.facts.Guard;
import dev.pinlint.facts.HostnameDecision;
import dev.pinlint.facts.IdentityComparison;
import dev.pinlint.facts.Location;
import dev.pinlint.facts.PinDisagreement;
import dev.pinlint.facts.PinSite;
import dev.pinlint.facts.Step;
import dev.pinlint.facts.TrustDecision;
import dev.pinlint.facts.Wiring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Collects what rules report. Reports that differ in nothing but the path they were made on are
 * one.
 */
public final class Judgement {

  private final Map<String, Finding> findings = new TreeMap<>();
  private final Rule rule;
  private final RulePage page;
  private final Dates dates;

  /** What becomes of what is judged, if that is something that decides. */
  private Optional<Wiring> wiring = Optional.empty();

  private Judgement(Rule rule, Dates dates) {
    this.rule = rule;
    this.dates = dates;
    this.page = RulePage.of(rule.name());
  }

  /** What the rules find in the facts, ordered by file, line, rule, and anchor. */
  public static List<Finding> of(Facts facts, Collection<Rule> rules, Dates dates) {
    Dates fixed = new Dates(Optional.of(dates.today()), dates.horizon());
    return rules.stream()
        .flatMap(rule -> new Judgement(rule, fixed).judge(facts))
        .sorted(
            Comparator.comparing((Finding finding) -> finding.location().file())
                .thenComparing(finding -> finding.location().line())
                .thenComparing(Finding::projection))
        .toList();
  }

  private Stream<Finding> judge(Facts facts) {
    facts.pinSites().forEach(site -> rule.judge(site, this));
    facts.pinSets().forEach(pins -> rule.judge(pins, this));
    facts.trustAnchors().forEach(site -> rule.judge(site, this));
    for (TrustDecision decision : facts.trustDecisions()) {
      wiring = decision.wiring();
      rule.judge(decision, this);
    }
    for (HostnameDecision decision : facts.hostnameDecisions()) {
      wiring = decision.wiring();
      rule.judge(decision, this);
    }
    wiring = Optional.empty();
    facts.comparisons().forEach(comparison -> rule.judge(comparison, this));
    facts.policies().forEach(policy -> rule.judge(policy, this));
    facts.tlsErrorDecisions().forEach(decision -> rule.judge(decision, this));
    facts.pinningHeaders().forEach(header -> rule.judge(header, this));
    facts.uninstalledPinners().forEach(pinner -> rule.judge(pinner, this));
    facts.pinDisagreements().forEach(drift -> rule.judge(drift, this));
    facts.unidentified().forEach(connection -> rule.judge(connection, this));
    facts.pinInstallations().forEach(installation -> rule.judge(installation, this));
    facts.trustOverrides().forEach(override -> rule.judge(override, this));
    facts.replacements().forEach(replacement -> rule.judge(replacement, this));
    facts.documentedPins().forEach(pin -> rule.judge(pin, this));
    facts.useless().forEach(suppression -> rule.judge(suppression, this));
    return findings.values().stream();
  }

  /** What dates are judged by, the same all the time. */
  public Dates dates() {
    return dates;
  }

  /** Reports something about a host and its pins, at the rule's default level. */
  public void report(Location location, String messageKey, String host, List<String> pins) {
    report(page.level(), location, messageKey, host, pins, List.of(), List.of());
  }

  /** Reports something about a host and its pins, at the rule's default level. */
  public void report(
      Location location, String messageKey, String host, List<String> pins, List<Step> related) {
    report(page.level(), location, messageKey, host, pins, List.of(), related);
  }

  /** Reports something about a host and its pins that can be mended, at the default level. */
  public void report(
      Location location,
      String messageKey,
      String host,
      List<String> pins,
      List<Step> related,
      List<Fix> fixes) {
    add(
        new Finding(rule.name(), page.level(), location, host, pins, messageKey, List.of(), related)
            .withFixes(fixes));
  }

  /** Reports something that is about no host, whose message tells one thing more. */
  public void report(
      Level level, Location location, String messageKey, List<Step> path, String detail) {
    add(
        new Finding(
            rule.name(),
            level,
            location,
            "",
            List.of(),
            messageKey,
            path,
            List.of(),
            List.of(detail),
            List.of()));
  }

  /** Reports something about pins of no host, whose message tells more than its key. */
  public void report(
      Location location, String messageKey, List<String> pins, List<String> details) {
    add(
        new Finding(
            rule.name(),
            page.level(),
            location,
            "",
            pins,
            messageKey,
            List.of(),
            List.of(),
            details,
            List.of()));
  }

  /** Reports a comparison of what a server presents with something. */
  public void report(
      Level level, IdentityComparison comparison, String messageKey, List<String> pins) {
    report(
        level,
        comparison.location(),
        messageKey,
        pins,
        List.of(comparison.subject()),
        comparison.related());
  }

  /** Reports something about a host that is pinned in two places. */
  public void report(PinDisagreement drift, String messageKey, List<String> details) {
    add(
        new Finding(
            rule.name(),
            page.level(),
            drift.location(),
            drift.host(),
            drift.pins(),
            messageKey,
            List.of(),
            List.of(drift.other()),
            details,
            List.of()));
  }

  /** Reports something about pins of a call, whose message tells more than these. */
  public void report(
      Level level, PinSite site, String messageKey, List<String> pins, List<String> details) {
    report(level, site, messageKey, pins, details, List.of());
  }

  /** Reports what is written beside a pin, at the rule's default level. */
  public void report(DocumentedPin pin, String messageKey, List<String> details) {
    add(
        new Finding(
            rule.name(),
            page.level(),
            pin.location(),
            pin.host(),
            pin.pins(),
            messageKey,
            List.of(),
            List.of(),
            details,
            List.of()));
  }

  /** Reports something about pins of a call that can be mended. */
  public void report(
      Level level,
      PinSite site,
      String messageKey,
      List<String> pins,
      List<String> details,
      List<Fix> fixes) {
    add(
        new Finding(
            rule.name(),
            level,
            site.location(),
            site.host(),
            pins,
            messageKey,
            List.of(),
            site.related(),
            details,
            fixes));
  }

  /** Reports something that is about no host, at the rule's default level. */
  public void report(Location location, String messageKey, List<Step> path) {
    report(page.level(), location, messageKey, path);
  }

  /** Reports something that is about no host. */
  public void report(Level level, Location location, String messageKey, List<Step> path) {
    report(level, location, messageKey, "", List.of(), path, List.of());
  }

  /** Reports something that is about no host and that a tool can mend. */
  public void report(
      Level level, Location location, String messageKey, List<Step> path, List<Fix> fixes) {
    add(
        new Finding(rule.name(), level, location, "", List.of(), messageKey, path, List.of())
            .withFixes(fixes));
  }

  /** Reports something that is about no host, and whose message tells more than its key. */
  public void report(
      Location location, String messageKey, Level level, List<String> details, List<Step> related) {
    add(
        new Finding(
            rule.name(),
            level,
            location,
            "",
            List.of(),
            messageKey,
            List.of(),
            related,
            details,
            List.of()));
  }

  /** Reports something about certificates, whose message tells more than their pins. */
  public void report(
      Level level,
      Location location,
      String messageKey,
      List<String> pins,
      List<String> details,
      List<Step> related) {
    add(
        new Finding(
            rule.name(),
            level,
            location,
            "",
            pins,
            messageKey,
            List.of(),
            related,
            details,
            List.of()));
  }

  /** Reports something; of findings about the same thing the first one's level and path count. */
  public void report(
      Level level,
      Location location,
      String messageKey,
      String host,
      List<String> pins,
      List<Step> path,
      List<Step> related) {
    add(new Finding(rule.name(), level, location, host, pins, messageKey, path, related));
  }

  /** The level, or less for what stands before it, within the rule's range. */
  Level guarded(Level level, Optional<Guard> guard) {
    Level lowest = page.lowest().orElse(level);
    Level lowered =
        guard
            .map(
                by ->
                    switch (by.strength()) {
                      case DEFAULT -> level;
                      case OPTION -> level.lower();
                      case DEBUG, TEST -> Level.REVIEW;
                    })
            .orElse(level);
    return Stream.of(level, lowest).max(Level::compareTo).filter(lowered::isBelow).orElse(lowered);
  }

  private void add(Finding made) {
    Finding finding =
        wiring.map(of -> made.wired(of, guarded(made.level(), of.guard()))).orElse(made);
    findings.merge(
        String.join(
            "\n", finding.location().anchor().toString(), finding.host(), finding.messageKey()),
        finding,
        Judgement::merge);
  }

  private static Finding merge(Finding first, Finding second) {
    TreeSet<String> pins = new TreeSet<>(first.pins());
    pins.addAll(second.pins());
    LinkedHashSet<Step> related = new LinkedHashSet<>(first.related());
    related.addAll(second.related());
    LinkedHashSet<Fix> fixes = new LinkedHashSet<>(first.fixes());
    fixes.addAll(second.fixes());
    return new Finding(
        first.rule(),
        first.level(),
        first.location(),
        first.host(),
        List.copyOf(pins),
        first.messageKey(),
        first.path(),
        List.copyOf(related),
        first.pins().isEmpty() ? first.details() : both(first.details(), second.details()),
        List.copyOf(fixes),
        first.wiring());
  }

  /** What messages tell of different pins, in one. */
  private static List<String> both(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      if (!first.get(i).contains(second.get(i))) {
        all.set(i, first.get(i) + ", " + second.get(i));
      }
    }
    return all;
  }
}

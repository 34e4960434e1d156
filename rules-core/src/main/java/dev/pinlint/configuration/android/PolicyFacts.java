package dev.pinlint.configuration.android;

import dev.pinlint.configuration.CertificateFiles;
import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.XmlPlace;
import dev.pinlint.configuration.android.NetworkSecurityConfig.Config;
import dev.pinlint.configuration.xml.XmlElement;
import dev.pinlint.configuration.xml.XmlElement.Attribute;
import dev.pinlint.facts.ConnectionPolicy;
import dev.pinlint.facts.ConnectionPolicy.Anchors;
import dev.pinlint.facts.ConnectionPolicy.Enforcement;
import dev.pinlint.facts.ConnectionPolicy.Source;
import dev.pinlint.facts.Facts;
import dev.pinlint.facts.Location;
import dev.pinlint.facts.PinOwners;
import dev.pinlint.facts.PinSet;
import dev.pinlint.facts.PinSite;
import dev.pinlint.facts.TrustAnchorSite;
import dev.pinlint.facts.TrustAnchorSite.Effect;
import dev.pinlint.pins.AndroidPins;
import dev.pinlint.pins.DigestAlgorithm;
import dev.pinlint.pins.PinFlaw;
import dev.pinlint.pins.PinReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The facts of a Network Security Config. */
final class PolicyFacts {

  private static final String FORMAT = "android-pin";

  /** What no name of a host has: to the platform, a wildcard is a name like any other. */
  private static final Pattern HOSTLESS = Pattern.compile("[*/?@\\s]|:\\d+$|^\\.|\\.$");

  private final ConfigurationFile file;
  private final CertificateFiles certificates;
  private final Map<Location, TrustAnchorSite> anchors = new LinkedHashMap<>();
  private final AndroidPins format = new AndroidPins();
  private final List<PinSite> sites = new ArrayList<>();
  private final List<PinSet.HostPins> hosts = new ArrayList<>();
  private final List<ConnectionPolicy> policies = new ArrayList<>();

  private PolicyFacts(ConfigurationFile file, CertificateFiles certificates) {
    this.file = file;
    this.certificates = certificates;
  }

  /** The facts of the document with the root element. */
  static Facts of(ConfigurationFile file, XmlElement root, CertificateFiles certificates) {
    PolicyFacts facts = new PolicyFacts(file, certificates);
    new NetworkSecurityConfig(root).configs().forEach(facts::add);
    List<PinSet> pinSets = facts.hosts.isEmpty() ? List.of() : List.of(new PinSet(facts.hosts));
    return Facts.ofConfiguration(
        facts.sites, pinSets, List.copyOf(facts.anchors.values()), List.of(), facts.policies);
  }

  private void add(Config config) {
    List<String> domains = config.domains().stream().distinct().toList();
    Optional<XmlPlace> pinSet =
        config.effective("pin-set").filter(set -> set.children("pin").findAny().isPresent());
    if (pinSet.isPresent()) {
      List<PinSite.Pin> pins = pinSet.get().children("pin").map(this::pin).toList();
      List<String> different = different(pins);
      Location location = location(pinSet.get());
      for (XmlPlace domain : config.places()) {
        String host = NetworkSecurityConfig.domain(domain.element());
        if (HOSTLESS.matcher(host).find() && !NetworkSecurityConfig.isTemplate(host)) {
          sites.add(site(location(domain), host, Optional.of("never"), pins));
        } else {
          sites.add(site(location, host, Optional.empty(), pins));
          hosts.add(new PinSet.HostPins(host, different, true, location, PinSet.Surplus.NONE));
        }
      }
    }
    config.effective("trust-anchors").ifPresent(this::ownAnchors);
    policies.add(
        new ConnectionPolicy(
            file.location(config.path(), config.element().line()),
            domains,
            config.domainsWithSubdomains(),
            pinSet.map(set -> enforcement(set, config)),
            config.effective("trust-anchors").stream().flatMap(this::anchors).toList(),
            config.cleartext().map(this::location)));
  }

  private static PinSite site(
      Location location, String host, Optional<String> fate, List<PinSite.Pin> pins) {
    return new PinSite(location, host, fate, "", pins, false, FORMAT, false, List.of());
  }

  private Location location(XmlPlace place) {
    return file.location(place.path(), place.line());
  }

  private PinSite.Pin pin(XmlPlace place) {
    String text = XmlPlace.onOneLine(place.element().text());
    Optional<String> digest = place.element().attribute("digest").map(Attribute::value);
    boolean isTemplate = NetworkSecurityConfig.isTemplate(text);
    PinReading reading = PinOwners.judged(format.read(text, digest));
    return new PinSite.Pin(
        text,
        isTemplate ? PinSite.Origin.UNKNOWN : PinSite.Origin.CONSTANT,
        reading.algorithm().map(DigestAlgorithm::standardName),
        reading.flaw().filter(flaw -> !isTemplate).map(PinFlaw::keyword),
        reading.mended().filter(mended -> !isTemplate).map(format::spelled),
        PinOwners.owner(reading, true).filter(owner -> !isTemplate),
        Optional.of(location(place)));
  }

  /** The pins that differ; those that can never match only if there are no others. */
  private List<String> different(List<PinSite.Pin> pins) {
    Map<String, String> sound = new TreeMap<>();
    Map<String, String> flawed = new TreeMap<>();
    for (PinSite.Pin pin : pins) {
      String canonical = format.read(pin.text(), pin.algorithm()).canonical();
      (pin.flaw().isPresent() ? flawed : sound).putIfAbsent(canonical, pin.text());
    }
    return List.copyOf((sound.isEmpty() ? flawed : sound).values());
  }

  private Enforcement enforcement(XmlPlace pinSet, Config config) {
    return new Enforcement(
        location(pinSet),
        pinSet.element().attribute("expiration").flatMap(end -> Expiration.day(end.value())),
        config
            .effective("trustkit-config")
            .filter(
                trustKit ->
                    trustKit.element().attribute("enforcePinning").stream()
                        .noneMatch(NetworkSecurityConfig::isTrue))
            .map(this::location));
  }

  /** The certificates that the app brings along; a config that takes them over says nothing new. */
  private void ownAnchors(XmlPlace trustAnchors) {
    boolean isAlone =
        trustAnchors.children("certificates").allMatch(one -> source(one.element()) == Source.OWN);
    trustAnchors
        .children("certificates")
        .filter(one -> source(one.element()) == Source.OWN)
        .forEach(
            one -> {
              String name = one.element().attribute("src").map(Attribute::value).orElse("").strip();
              CertificateFiles.Found found =
                  certificates.ofResource(name.replaceFirst("^@raw/", ""), file);
              if (!found.certificates().isEmpty()) {
                anchors.putIfAbsent(
                    location(one),
                    new TrustAnchorSite(
                        location(one),
                        name,
                        found.certificates(),
                        List.of(),
                        isAlone ? Effect.REPLACES : Effect.ADDS,
                        List.of()));
              }
            });
  }

  private Stream<Anchors> anchors(XmlPlace trustAnchors) {
    return trustAnchors
        .children("certificates")
        .map(
            one ->
                new Anchors(
                    location(one),
                    source(one.element()),
                    one.element().attribute("overridePins").stream()
                        .anyMatch(NetworkSecurityConfig::isTrue)));
  }

  private static Source source(XmlElement certificates) {
    return switch (certificates.attribute("src").map(Attribute::value).orElse("")) {
      case "user" -> Source.USER;
      case "system", "wfa" -> Source.PLATFORM;
      default -> Source.OWN;
    };
  }
}

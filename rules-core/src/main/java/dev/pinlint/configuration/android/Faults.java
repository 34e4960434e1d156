package dev.pinlint.configuration.android;

import dev.pinlint.configuration.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What makes Android refuse a Network Security Config as a whole: then the app throws at its first
 * connection. What is wrong with single pins is told by a rule, and not here.
 */
final class Faults {

  private final List<String> found = new ArrayList<>();
  private final Set<String> domains = new HashSet<>();

  private Faults() {}

  /** The faults of a document, each with its line, in order. */
  static List<String> of(XmlElement root) {
    Faults faults = new Faults();
    for (String name : List.of("base-config", "debug-overrides")) {
      root.children(name).skip(1).forEach(second -> faults.add(second, "a second " + name));
    }
    root.children().forEach(faults::top);
    return List.copyOf(faults.found);
  }

  private void add(XmlElement where, String what) {
    found.add("line " + where.line() + ": " + what);
  }

  private void top(XmlElement element) {
    switch (element.name()) {
      case "base-config", "domain-config", "debug-overrides" -> config(element);
      default -> {
        // The platform passes over what it does not know.
      }
    }
  }

  private void config(XmlElement config) {
    boolean isForDomains = config.name().equals("domain-config");
    if (isForDomains && config.children("domain").findAny().isEmpty()) {
      add(config, "a domain-config without a domain");
    }
    for (String name : List.of("pin-set", "trust-anchors")) {
      config.children(name).skip(1).forEach(second -> add(second, "a second " + name));
    }
    for (XmlElement child : config.children().toList()) {
      switch (child.name()) {
        case "domain", "pin-set", "domain-config" -> {
          if (!isForDomains) {
            add(child, "a " + child.name() + " in a " + config.name());
          } else if (child.name().equals("domain")) {
            domain(child);
          } else if (child.name().equals("domain-config")) {
            config(child);
          } else {
            pinSet(child);
          }
        }
        case "trust-anchors" -> child.children("certificates").forEach(this::certificates);
        default -> {
          // The platform passes over what it does not know.
        }
      }
    }
  }

  private void domain(XmlElement domain) {
    String name = NetworkSecurityConfig.domain(domain);
    if (name.isEmpty() || domain.children().findAny().isPresent()) {
      add(domain, "a domain is a name and nothing else");
    } else if (!domains.add(name)) {
      add(domain, name + " is there a second time");
    }
  }

  private void pinSet(XmlElement pinSet) {
    pinSet.attribute("expiration").stream()
        .filter(end -> Expiration.day(end.value()).isEmpty())
        .forEach(end -> add(pinSet, "not a day as 2026-12-31: '" + end.value() + "'"));
    for (XmlElement pin : pinSet.children("pin").toList()) {
      if (pin.text().isBlank() || pin.children().findAny().isPresent()) {
        add(pin, "a pin is a digest and nothing else");
      }
    }
  }

  private void certificates(XmlElement certificates) {
    String source = certificates.attribute("src").map(one -> one.value()).orElse("");
    if (!Set.of("system", "user", "wfa").contains(source) && !source.startsWith("@")) {
      add(
          certificates,
          "certificates are from system, user or a resource, not from '" + source + "'");
    }
  }
}

package dev.pinlint.configuration.android;

import dev.pinlint.configuration.XmlPlace;
import dev.pinlint.configuration.xml.XmlElement;
import dev.pinlint.configuration.xml.XmlElement.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A Network Security Config as Android understands it: one that is nested takes over from the one
 * around it what it does not say itself, and the outermost from {@code base-config}, wherever that
 * stands. What it says itself takes the place of what it would take over; nothing is merged. Run
 * against Android 7.0 and 17; see the catalogue's semantics, section 2.1.
 */
final class NetworkSecurityConfig {

  /** The name of the root element. */
  static final String ROOT = "network-security-config";

  private static final String BASE = "base-config";
  private static final String DOMAIN = "domain-config";

  private static final Pattern TEMPLATE = Pattern.compile("[$#]\\{|\\{\\{|@\\w+@");

  private final List<Config> configs = new ArrayList<>();

  /**
   * A {@code base-config} or {@code domain-config}.
   *
   * @param element the element
   * @param path its path, beginning with a slash
   * @param parent what it takes over from
   */
  record Config(XmlElement element, String path, Optional<Config> parent) {

    /** Its domains. */
    List<XmlPlace> places() {
      return new XmlPlace(element, path).children("domain").toList();
    }

    /** The hosts that it is for; a base-config has none. */
    List<String> domains() {
      return element.children("domain").map(NetworkSecurityConfig::domain).toList();
    }

    /** Those of the hosts whose subdomains, at any depth, are meant as well. */
    List<String> domainsWithSubdomains() {
      return element
          .children("domain")
          .filter(
              domain ->
                  domain.attribute("includeSubdomains").stream()
                      .anyMatch(NetworkSecurityConfig::isTrue))
          .map(NetworkSecurityConfig::domain)
          .distinct()
          .toList();
    }

    /** An element in effect: its own, or else that of the nearest that has one. */
    Optional<XmlPlace> effective(String name) {
      return nearest(
          config -> new XmlPlace(config.element, config.path).children(name).findFirst());
    }

    /**
     * Where connections without TLS are allowed, if that is in effect and said somewhere. What is
     * no boolean allows them.
     */
    Optional<XmlPlace> cleartext() {
      return nearest(config -> config.flag("cleartextTrafficPermitted"))
          .filter(flag -> !isFalse(flag.attribute()) && !isTemplate(flag.attribute().value()))
          .map(flag -> new XmlPlace(flag.config().element, flag.config().path, flag.line()));
    }

    private Optional<Flag> flag(String name) {
      return element.attribute(name).map(attribute -> new Flag(this, attribute));
    }

    private <T> Optional<T> nearest(Function<Config, Optional<T>> own) {
      Optional<T> found = own.apply(this);
      return found.isPresent() || parent.isEmpty() ? found : parent.get().nearest(own);
    }
  }

  private record Flag(Config config, Attribute attribute) {
    int line() {
      return attribute.line();
    }
  }

  /** Reads what is in the root element. */
  NetworkSecurityConfig(XmlElement root) {
    XmlPlace top = XmlPlace.of(root);
    Optional<Config> base =
        top.children(BASE)
            .findFirst()
            .map(place -> new Config(place.element(), place.path(), Optional.empty()));
    base.ifPresent(configs::add);
    top.children(DOMAIN).forEach(place -> add(place, base));
  }

  private void add(XmlPlace place, Optional<Config> parent) {
    Config config = new Config(place.element(), place.path(), parent);
    configs.add(config);
    place.children(DOMAIN).forEach(nested -> add(nested, Optional.of(config)));
  }

  /** The base-config if there is one, then all others, each before what is nested in it. */
  List<Config> configs() {
    return List.copyOf(configs);
  }

  /** The name of a host as it is compared. */
  static String domain(XmlElement element) {
    return element.text().strip().toLowerCase(Locale.ROOT);
  }

  /** Whether a build puts something else in its place. */
  static boolean isTemplate(String text) {
    return TEMPLATE.matcher(text).find();
  }

  private static boolean isFalse(Attribute attribute) {
    return switch (attribute.value().strip()) {
      case "false", "False", "FALSE", "0" -> true;
      default -> false;
    };
  }

  /** Whether the value means yes, as the resource compiler takes it. */
  static boolean isTrue(Attribute attribute) {
    return switch (attribute.value().strip()) {
      case "true", "True", "TRUE", "1" -> true;
      default -> false;
    };
  }
}

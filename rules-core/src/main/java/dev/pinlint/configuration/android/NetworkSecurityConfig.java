package dev.pinlint.configuration.android;

import dev.pinlint.configuration.xml.XmlElement;
import dev.pinlint.configuration.xml.XmlElement.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    List<Place> places() {
      return new Place(element, path).children("domain").toList();
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
    Optional<Place> effective(String name) {
      return nearest(config -> new Place(config.element, config.path).children(name).findFirst());
    }

    /**
     * Where connections without TLS are allowed, if that is in effect and said somewhere. What is
     * no boolean allows them.
     */
    Optional<Place> cleartext() {
      return nearest(config -> config.flag("cleartextTrafficPermitted"))
          .filter(flag -> !isFalse(flag.attribute()) && !isTemplate(flag.attribute().value()))
          .map(flag -> new Place(flag.config().element, flag.config().path, flag.line()));
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

  /** An element, its path, and the line to show. */
  record Place(XmlElement element, String path, int line) {
    Place(XmlElement element, String path) {
      this(element, path, element.line());
    }

    /** The root of a document. */
    static Place of(XmlElement root) {
      return new Place(root, "/" + root.name());
    }

    /** The elements directly in it. Of those that are called alike each has its number. */
    List<Place> children() {
      Map<String, Integer> numbers = new HashMap<>();
      return element
          .children()
          .map(
              child -> {
                String label = label(child);
                int number = numbers.merge(label, 1, Integer::sum);
                return new Place(
                    child, path + "/" + label + (number > 1 ? "(" + number + ")" : ""));
              })
          .toList();
    }

    /** The elements of a name directly in it. */
    Stream<Place> children(String name) {
      return children().stream().filter(child -> child.element.name().equals(name));
    }
  }

  /** Reads what is in the root element. */
  NetworkSecurityConfig(XmlElement root) {
    Place top = Place.of(root);
    Optional<Config> base =
        top.children(BASE)
            .findFirst()
            .map(place -> new Config(place.element(), place.path(), Optional.empty()));
    base.ifPresent(configs::add);
    top.children(DOMAIN).forEach(place -> add(place, base));
  }

  private void add(Place place, Optional<Config> parent) {
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

  /** How an element is called in a path: by what tells it from others of its name. */
  private static String label(XmlElement element) {
    Optional<String> mark =
        switch (element.name()) {
          case DOMAIN -> element.children("domain").findFirst().map(NetworkSecurityConfig::domain);
          case "certificates" -> element.attribute("src").map(Attribute::value);
          case "pin", "domain" -> Optional.of(element.text());
          default -> Optional.empty();
        };
    return element.name() + mark.map(text -> "[" + onOneLine(text) + "]").orElse("");
  }

  /** A text without white space around it, and with one blank for what is inside. */
  static String onOneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
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

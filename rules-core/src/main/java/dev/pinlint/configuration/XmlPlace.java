package dev.pinlint.configuration;

import dev.pinlint.configuration.xml.XmlElement;
import dev.pinlint.configuration.xml.XmlElement.Attribute;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element and where it is.
 *
 * @param element the element
 * @param path its path, beginning with a slash: what tells it from others of its name stands in
 *     brackets
 * @param line the line to show
 */
public record XmlPlace(XmlElement element, String path, int line) {

  /** With the line that the element begins on. */
  public XmlPlace(XmlElement element, String path) {
    this(element, path, element.line());
  }

  /** The root of a document. */
  public static XmlPlace of(XmlElement root) {
    return new XmlPlace(root, "/" + root.name());
  }

  /** The elements directly in it. Of those that are called alike each has its number. */
  public List<XmlPlace> children() {
    Map<String, Integer> numbers = new HashMap<>();
    return element
        .children()
        .map(
            child -> {
              String label = label(child);
              int number = numbers.merge(label, 1, Integer::sum);
              return new XmlPlace(
                  child, path + "/" + label + (number > 1 ? "(" + number + ")" : ""));
            })
        .toList();
  }

  /** The elements of a name directly in it. */
  public Stream<XmlPlace> children(String name) {
    return children().stream().filter(child -> child.element.name().equals(name));
  }

  /** This place and all in it, each before what is in it. */
  public Stream<XmlPlace> all() {
    return Stream.concat(Stream.of(this), children().stream().flatMap(XmlPlace::all));
  }

  private static String label(XmlElement element) {
    Optional<String> mark =
        switch (element.name()) {
          case "domain-config" ->
              element
                  .children("domain")
                  .findFirst()
                  .map(domain -> domain.text().strip().toLowerCase(Locale.ROOT));
          case "certificates" -> element.attribute("src").map(Attribute::value);
          case "pin", "domain" -> Optional.of(element.text());
          case "http" -> element.attribute("pattern").map(Attribute::value);
          default -> Optional.empty();
        };
    return element.name() + mark.map(text -> "[" + onOneLine(text) + "]").orElse("");
  }

  /** A text without white space around it, and with one blank for what is inside. */
  public static String onOneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}

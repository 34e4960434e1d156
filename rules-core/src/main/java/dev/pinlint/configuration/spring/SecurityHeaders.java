package dev.pinlint.configuration.spring;

import dev.pinlint.configuration.Configuration;
import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.XmlPlace;
import dev.pinlint.configuration.XmlSuppressions;
import dev.pinlint.configuration.xml.XmlDocument;
import dev.pinlint.configuration.xml.XmlElement;
import dev.pinlint.configuration.xml.XmlElement.Attribute;
import dev.pinlint.facts.Facts;
import dev.pinlint.facts.PinningHeader;
import java.util.List;
import java.util.Optional;

/**
 * The headers that Spring Security sends by its configuration in XML: {@code <hpkp>} with pins, and
 * {@code <header>} of any name. The first asks for reports only unless it is told otherwise; see
 * the catalogue's semantics, section 8.
 */
public final class SecurityHeaders {

  /** The name of the root element. */
  public static final String ROOT = "beans";

  private static final String SECURITY = "http://www.springframework.org/schema/security";

  private SecurityHeaders() {}

  /** What the document says of them; empty if nothing. */
  public static Optional<Configuration> of(ConfigurationFile file, XmlDocument document) {
    List<PinningHeader> headers =
        XmlPlace.of(document.root())
            .all()
            .filter(place -> place.element().namespace().equals(SECURITY))
            .filter(place -> isHpkp(place.element()) || isHeader(place.element()))
            .map(
                place ->
                    new PinningHeader(
                        file.location(place.path(), place.line()),
                        isEnforced(place.element()),
                        List.of()))
            .toList();
    return headers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Configuration(
                file,
                List.of(new Configuration.Part(Facts.ofHeaders(headers), Optional.empty())),
                XmlSuppressions.of(file, document)));
  }

  private static boolean isHpkp(XmlElement element) {
    return element.name().equals("hpkp")
        && !value(element, "disabled").equals("true")
        && element.children("pins").flatMap(pins -> pins.children("pin")).findAny().isPresent();
  }

  private static boolean isHeader(XmlElement element) {
    return element.name().equals("header")
        && PinningHeader.isName(value(element, "name"))
        && !PinningHeader.isEnd(value(element, "value"));
  }

  private static boolean isEnforced(XmlElement element) {
    return element.name().equals("hpkp")
        ? value(element, "report-only").equals("false")
        : PinningHeader.isEnforcedName(value(element, "name"));
  }

  private static String value(XmlElement element, String name) {
    return element.attribute(name).map(Attribute::value).orElse("").strip();
  }
}

package dev.pinlint.configuration.xml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An element.
 *
 * @param namespace the URI of its namespace; empty if it is in none
 * @param name the name without prefix
 * @param attributes its attributes, in order; declarations of namespaces are none
 * @param content what is in it, in order
 * @param line the line, from 1, that its start tag begins on
 */
public record XmlElement(
    String namespace, String name, List<Attribute> attributes, List<XmlNode> content, int line)
    implements XmlNode {

  /**
   * An attribute.
   *
   * @param namespace the URI of its namespace; empty if it is in none
   * @param name the name without prefix
   * @param value the value, with references resolved
   * @param line the line, from 1, that it begins on
   */
  public record Attribute(String namespace, String name, String value, int line) {}

  public XmlElement {
    attributes = List.copyOf(attributes);
    content = List.copyOf(content);
  }

  /** The elements directly in it. */
  public Stream<XmlElement> children() {
    return content.stream().filter(XmlElement.class::isInstance).map(XmlElement.class::cast);
  }

  /** The elements of a name directly in it. */
  public Stream<XmlElement> children(String childName) {
    return children().filter(child -> child.name.equals(childName));
  }

  /** The attribute of a name that is in no namespace. */
  public Optional<Attribute> attribute(String attributeName) {
    return attribute("", attributeName);
  }

  /** The attribute of a name in a namespace. */
  public Optional<Attribute> attribute(String uri, String attributeName) {
    return attributes.stream()
        .filter(one -> one.namespace.equals(uri) && one.name.equals(attributeName))
        .findFirst();
  }

  /** The characters directly in it: comments count for nothing. */
  public String text() {
    return content.stream()
        .filter(Text.class::isInstance)
        .map(node -> ((Text) node).text())
        .collect(Collectors.joining());
  }
}

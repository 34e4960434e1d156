package dev.pinlint.configuration.xml;

/** What stands between the start and the end of an element. */
public sealed interface XmlNode permits XmlElement, XmlNode.Comment, XmlNode.Text {

  /** The line, from 1, that it begins on. */
  int line();

  /** A comment. */
  record Comment(String text, int line) implements XmlNode {}

  /** Characters, with references resolved; two of these may stand side by side. */
  record Text(String text, int line) implements XmlNode {}
}

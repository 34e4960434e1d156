package dev.pinlint.configuration.xml;

import dev.pinlint.configuration.xml.XmlElement.Attribute;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A document.
 *
 * <p>It is read by a parser of our own, since a finding wants the line on which a tag begins, which
 * the platform's parsers do not tell. It reads what configuration files have and refuses the rest:
 * document types, and with them all entities but the five of XML.
 *
 * @param prolog the comments before the root element
 * @param root the root element
 */
public record XmlDocument(List<XmlNode.Comment> prolog, XmlElement root) {

  /** More than any configuration has, and little enough for walks that recurse. */
  private static final int GREATEST_DEPTH = 100;

  private static final int MOST_ELEMENTS = 100_000;

  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  public XmlDocument {
    prolog = List.copyOf(prolog);
  }

  /**
   * Reads a text.
   *
   * @throws XmlException if it is not well-formed, has a document type, or is too deep or too large
   */
  public static XmlDocument parse(String text) throws XmlException {
    return new Parser(new XmlScanner(text)).parse();
  }

  /** An element whose end is not read yet. */
  private record Open(
      String qualifiedName,
      String namespace,
      List<Attribute> attributes,
      List<XmlNode> content,
      int line,
      Map<String, String> namespaces) {

    XmlElement close() {
      String name = qualifiedName.substring(qualifiedName.indexOf(':') + 1);
      return new XmlElement(namespace, name, attributes, content, line);
    }
  }

  /** Puts elements together. */
  private static final class Parser {
    private final XmlScanner scanner;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<XmlNode> top = new ArrayList<>();
    private int elements;

    Parser(XmlScanner scanner) {
      this.scanner = scanner;
    }

    XmlDocument parse() throws XmlException {
      while (!scanner.isAtEnd()) {
        node();
      }
      if (!open.isEmpty()) {
        throw scanner.failure(open.element().qualifiedName() + " has no end");
      }
      List<XmlNode.Comment> prolog = new ArrayList<>();
      for (XmlNode node : top) {
        if (node instanceof XmlElement root) {
          return new XmlDocument(prolog, root);
        } else if (node instanceof XmlNode.Comment comment) {
          prolog.add(comment);
        }
      }
      throw scanner.failure("no element");
    }

    private List<XmlNode> content() {
      return open.isEmpty() ? top : open.element().content();
    }

    private void node() throws XmlException {
      int line = scanner.line();
      if (scanner.skip("<!--")) {
        content().add(new XmlNode.Comment(scanner.comment(), line));
      } else if (scanner.skip("<![CDATA[")) {
        text(scanner.until("]]>"), line);
      } else if (scanner.skip("<?")) {
        scanner.until("?>");
      } else if (scanner.skip("<!")) {
        throw scanner.failure("has a document type definition");
      } else if (scanner.skip("</")) {
        end();
      } else if (scanner.skip("<")) {
        start(line);
      } else {
        text(scanner.characters('<'), line);
      }
    }

    private void text(String text, int line) throws XmlException {
      if (!open.isEmpty()) {
        open.element().content().add(new XmlNode.Text(text, line));
      } else if (!text.isBlank()) {
        throw scanner.failure("text outside of the root element");
      }
    }

    private void end() throws XmlException {
      String name = scanner.name();
      scanner.skipSpace();
      scanner.expect(">");
      if (open.isEmpty() || !open.element().qualifiedName().equals(name)) {
        throw scanner.failure("</" + name + "> ends nothing");
      }
      close();
    }

    private void close() {
      XmlElement element = open.remove().close();
      content().add(element);
    }

    private void start(int line) throws XmlException {
      String name = scanner.name();
      if (++elements > MOST_ELEMENTS || open.size() == GREATEST_DEPTH) {
        throw scanner.failure("more or deeper elements than any configuration has");
      }
      if (open.isEmpty() && top.stream().anyMatch(XmlElement.class::isInstance)) {
        throw scanner.failure("a second root element");
      }
      List<Attribute> raw = new ArrayList<>();
      boolean hasSpace = scanner.skipSpace();
      while (!scanner.isAtEnd() && !scanner.isAt(">") && !scanner.isAt("/>")) {
        if (!hasSpace) {
          throw scanner.failure("no space before an attribute");
        }
        raw.add(attribute());
        hasSpace = scanner.skipSpace();
      }
      boolean isEmpty = scanner.skip("/>");
      if (!isEmpty) {
        scanner.expect(">");
      }
      push(name, raw, line);
      if (isEmpty) {
        close();
      }
    }

    private Attribute attribute() throws XmlException {
      int line = scanner.line();
      String name = scanner.name();
      scanner.skipSpace();
      scanner.expect("=");
      scanner.skipSpace();
      return new Attribute("", name, scanner.quoted(), line);
    }

    private void push(String name, List<Attribute> raw, int line) throws XmlException {
      Map<String, String> namespaces =
          open.isEmpty() ? new HashMap<>(Map.of("xml", XML)) : open.element().namespaces();
      if (raw.stream().anyMatch(one -> one.name().startsWith("xmlns"))) {
        namespaces = new HashMap<>(namespaces);
        for (Attribute one : raw) {
          if (one.name().equals("xmlns") || one.name().startsWith("xmlns:")) {
            namespaces.put(one.name().replaceFirst("xmlns:?", ""), one.value());
          }
        }
      }
      List<Attribute> attributes = new ArrayList<>();
      for (Attribute one : raw) {
        if (!one.name().equals("xmlns") && !one.name().startsWith("xmlns:")) {
          int colon = one.name().indexOf(':');
          String uri = colon < 0 ? "" : uri(one.name().substring(0, colon), namespaces);
          Attribute resolved =
              new Attribute(uri, one.name().substring(colon + 1), one.value(), one.line());
          if (attributes.stream().anyMatch(other -> isSame(other, resolved))) {
            throw scanner.failure("attribute " + one.name() + " is there twice");
          }
          attributes.add(resolved);
        }
      }
      int colon = name.indexOf(':');
      String uri = uri(colon < 0 ? "" : name.substring(0, colon), namespaces);
      open.push(new Open(name, uri, attributes, new ArrayList<>(), line, namespaces));
    }

    private static boolean isSame(Attribute one, Attribute other) {
      return one.namespace().equals(other.namespace()) && one.name().equals(other.name());
    }

    private String uri(String prefix, Map<String, String> namespaces) throws XmlException {
      String uri = namespaces.get(prefix);
      if (uri == null && !prefix.isEmpty()) {
        throw scanner.failure("prefix " + prefix + " is not declared");
      }
      return uri == null ? "" : uri;
    }
  }
}

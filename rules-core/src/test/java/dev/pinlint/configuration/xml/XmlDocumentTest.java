package dev.pinlint.configuration.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads XML as the platform's parser does, and knows lines. */
final class XmlDocumentTest {

  @Test
  void readsWhatThePlatformReads() throws XmlException, XMLStreamException {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Integer> lines = new ArrayList<>();
      String text = random(random, lines);
      List<String> ours = new ArrayList<>();
      List<Integer> ourLines = new ArrayList<>();
      describe(XmlDocument.parse(text).root(), ours, ourLines);
      assertThat(ours).as(text).isEqualTo(platform(text));
      assertThat(ourLines).as(text).isEqualTo(lines);
    }
  }

  private static String random(Random random, List<Integer> lines) {
    StringBuilder text = new StringBuilder("<?xml version='1.0'?>\n<!-- < & -->\r\n");
    lines.add(3);
    text.append("<root xmlns:t='urn:t' a='1'>");
    List<String> open = new ArrayList<>();
    String[] between = {
      "\n",
      "\r\n",
      " ",
      "<!-- x\n <e> -->",
      "text &amp; é &#10; &#x41; more\n",
      "<![CDATA[ <q> & \n]]>",
      "<?pi x?>",
      "\"'>"
    };
    for (int i = random.nextInt(30); i > 0; i--) {
      text.append(between[random.nextInt(between.length)]);
      int line = 1 + Math.toIntExact(text.chars().filter(c -> c == '\n').count());
      lines.add(line);
      String name = random.nextBoolean() ? "t:e" : "e.x-1";
      text.append("<").append(name).append(random.nextBoolean() ? "\n " : " ");
      text.append("a='x&lt;é>y\n z' t:b=\"q'\"").append(random.nextBoolean() ? "\r\n" : "");
      if (random.nextBoolean()) {
        text.append("/>");
      } else {
        text.append(">in");
        open.add(name);
      }
      if (!open.isEmpty() && random.nextBoolean()) {
        text.append("</").append(open.remove(open.size() - 1)).append(" >");
      }
    }
    while (!open.isEmpty()) {
      text.append("</").append(open.remove(open.size() - 1)).append(">");
    }
    return text.append("</root>\n<!-- end -->\n").toString();
  }

  private static void describe(XmlElement element, List<String> all, List<Integer> lines) {
    lines.add(element.line());
    StringBuilder attributes = new StringBuilder();
    element
        .attributes()
        .forEach(one -> attributes.append(one.namespace() + ":" + one.name() + "=" + one.value()));
    int place = all.size();
    all.add("");
    element.children().forEach(child -> describe(child, all, lines));
    all.set(
        place,
        element.namespace() + ":" + element.name() + " " + attributes + " " + element.text());
  }

  private static List<String> platform(String text) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
    List<String> all = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          StringBuilder start = new StringBuilder(orEmpty(reader.getNamespaceURI()));
          start.append(":").append(reader.getLocalName()).append(" ");
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            start.append(orEmpty(reader.getAttributeNamespace(i))).append(":");
            start.append(reader.getAttributeLocalName(i)).append("=");
            start.append(reader.getAttributeValue(i));
          }
          open.add(all.size());
          all.add(start + " ");
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          int at = open.get(open.size() - 1);
          all.set(at, all.get(at) + reader.getText());
        }
        case XMLStreamConstants.END_ELEMENT -> open.remove(open.size() - 1);
        default -> {}
      }
    }
    return all;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "text",
        "<!-- only -->",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a b/>",
        "<a b=c/>",
        "<a b='x' b='y'/>",
        "<a b='x'c='y'/>",
        "<a b='<'/>",
        "<a b='x/>",
        "<a>&nbsp;</a>",
        "<a>&</a>",
        "<a>&#0;</a>",
        "<a>&#xFFFFFFFF;</a>",
        "<x:a/>",
        "<a x:b='c'/>",
        "< a/>",
        "<1a/>",
        "<a><!-- -- --></a>",
        "<a><![CDATA[</a>",
        "<a",
        "<a /",
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a [<!ENTITY e 'e'>]><a>&e;</a>",
        "<a/>x"
      })
  void whatIsNoXmlIsRefused(String text) {
    assertThatExceptionOfType(XmlException.class).isThrownBy(() -> XmlDocument.parse(text));
  }

  @Test
  void depthAndNumberHaveBounds() {
    assertThatExceptionOfType(XmlException.class)
        .isThrownBy(() -> XmlDocument.parse("<a>".repeat(1_000_000)));
    assertThatExceptionOfType(XmlException.class)
        .isThrownBy(() -> XmlDocument.parse("<a>" + "<b/>".repeat(200_000) + "</a>"));
  }

  @Test
  void theLineOfAnAttributeIsItsOwn() throws XmlException {
    XmlElement root = XmlDocument.parse("<a\n b='1'\r\n\tc='2'\r d='3'/>").root();

    assertThat(root.attributes()).extracting(XmlElement.Attribute::line).containsExactly(2, 3, 4);
  }
}

package dev.pinlint.configuration.android;

import java.io.StringReader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML as the resource compiler hands it to an app: without comments, without text that is blank,
 * with attributes that have types. Read by the platform's parser, not by ours.
 */
final class CompiledXml implements InvocationHandler {

  private static final int START_DOCUMENT = 0;
  private static final int END_DOCUMENT = 1;
  private static final int START_TAG = 2;
  private static final int END_TAG = 3;
  private static final int TEXT = 4;

  /** An event, after it has happened. */
  private record Event(
      int type, String name, String text, int depth, Map<String, String> attributes) {}

  private final List<Event> events = new ArrayList<>();
  private int at;

  private CompiledXml(String xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
    StringBuilder text = new StringBuilder();
    events.add(new Event(START_DOCUMENT, null, null, 0, Map.of()));
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.START_ELEMENT -> {
          flush(text, depth);
          depth++;
          Map<String, String> attributes = new LinkedHashMap<>();
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeNamespace(i) == null) {
              attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
          }
          events.add(new Event(START_TAG, reader.getLocalName(), null, depth, attributes));
        }
        case XMLStreamConstants.END_ELEMENT -> {
          flush(text, depth);
          events.add(new Event(END_TAG, reader.getLocalName(), null, depth, Map.of()));
          depth--;
        }
        default -> {}
      }
    }
    events.add(new Event(END_DOCUMENT, null, null, 0, Map.of()));
  }

  private void flush(StringBuilder text, int depth) {
    if (!text.toString().isBlank()) {
      events.add(new Event(TEXT, null, text.toString(), depth, Map.of()));
    }
    text.setLength(0);
  }

  /** A parser as the platform wants it. */
  static Object parser(String xml, ClassLoader platform)
      throws XMLStreamException, ClassNotFoundException {
    return Proxy.newProxyInstance(
        platform,
        new Class<?>[] {platform.loadClass("android.content.res.XmlResourceParser")},
        new CompiledXml(xml));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    Event event = events.get(at);
    return switch (method.getName()) {
      case "next" -> events.get(++at).type();
      case "getEventType" -> event.type();
      case "getName" -> event.name();
      case "getText" -> event.text();
      case "getDepth" -> event.depth();
      case "getPositionDescription" -> "event " + at;
      case "getAttributeCount" -> event.attributes().size();
      case "getAttributeName" ->
          new ArrayList<>(event.attributes().keySet()).get((int) arguments[0]);
      case "getAttributeValue" -> event.attributes().get((String) arguments[1]);
      case "getAttributeResourceValue" -> {
        String value = event.attributes().get((String) arguments[1]);
        yield value != null && value.startsWith("@") ? 1 : (int) arguments[2];
      }
      case "getAttributeBooleanValue" -> {
        String value =
            arguments[0] instanceof Integer index
                ? new ArrayList<>(event.attributes().values()).get(index)
                : event.attributes().get((String) arguments[1]);
        boolean otherwise = (boolean) arguments[arguments.length - 1];
        yield value == null ? otherwise : isTrue(value, otherwise);
      }
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }

  /** As aapt2 types an attribute that no schema knows. */
  private static boolean isTrue(String value, boolean otherwise) {
    return switch (value.strip()) {
      case "true", "True", "TRUE", "1" -> true;
      case "false", "False", "FALSE", "0" -> false;
      default -> otherwise;
    };
  }
}

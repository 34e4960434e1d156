package dev.pinlint.libraries;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the dependencies of a {@code pom.xml}: those that it uses or manages, with its own
 * properties. No parent is looked up, and no profile taken.
 */
public final class MavenProject {

  private static final String DEPENDENCIES = "project/dependencies/dependency";
  private static final String MANAGED = "project/dependencyManagement/dependencies/dependency";
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^{}]+)\\}");

  /** So many properties may be made of properties. */
  private static final int DEEPEST = 10;

  private final Map<String, String> properties = new HashMap<>();
  private final List<Map<String, String>> managed = new ArrayList<>();
  private final List<Map<String, String>> used = new ArrayList<>();

  private MavenProject() {}

  /**
   * The libraries.
   *
   * @throws IOException if the text is not well-formed XML
   */
  public static List<Coordinates> libraries(byte[] bytes) throws IOException {
    MavenProject project = new MavenProject();
    project.read(bytes);
    return project.libraries();
  }

  private void read(byte[] bytes) throws IOException {
    String xml = new String(bytes, UTF_8);
    if (xml.contains("<!DOCTYPE")) {
      // No build needs one, and of one cut short the parser complains to the terminal itself.
      throw new IOException("has a document type definition");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Deque<String> path = new ArrayDeque<>();
    Map<String, String> dependency = new HashMap<>();
    StringBuilder text = new StringBuilder();
    try {
      // As text: of bytes that are none the parser complains to the terminal, too.
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            path.addLast(reader.getLocalName());
            text.setLength(0);
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              text.append(reader.getText());
          case XMLStreamConstants.END_ELEMENT -> {
            dependency = end(path, text.toString().strip(), dependency);
            path.removeLast();
            text.setLength(0);
          }
          default -> {}
        }
      }
    } catch (XMLStreamException | RuntimeException e) {
      // The parser has no message for some faults, and fails in looking for it.
      throw new IOException("not well-formed XML", e);
    }
  }

  private Map<String, String> end(Deque<String> path, String text, Map<String, String> dependency) {
    if (path.size() > 5) {
      return dependency;
    }
    String place = String.join("/", path);
    String name = path.getLast();
    if (place.equals("project/properties/" + name)) {
      properties.put(name, text);
    } else if (place.equals("project/" + name) || place.equals("project/parent/" + name)) {
      // The parent's group and version are the project's own unless it says otherwise.
      String key = "project." + name;
      if (path.size() == 2) {
        properties.put(key, text);
      } else {
        properties.putIfAbsent(key, text);
        properties.put("project.parent." + name, text);
      }
    } else if (place.equals(DEPENDENCIES)) {
      used.add(dependency);
      return new HashMap<>();
    } else if (place.equals(MANAGED)) {
      managed.add(dependency);
      return new HashMap<>();
    } else if (place.equals(DEPENDENCIES + "/" + name) || place.equals(MANAGED + "/" + name)) {
      dependency.put(name, text);
    }
    return dependency;
  }

  private List<Coordinates> libraries() {
    List<Coordinates> libraries = new ArrayList<>();
    managed.forEach(dependency -> coordinates(dependency).ifPresent(libraries::add));
    // One without a version has that of some management, here or in a parent.
    used.stream()
        .filter(dependency -> dependency.containsKey("version"))
        .forEach(dependency -> coordinates(dependency).ifPresent(libraries::add));
    return libraries;
  }

  private Optional<Coordinates> coordinates(Map<String, String> dependency) {
    return Coordinates.of(
        value(dependency, "groupId"),
        value(dependency, "artifactId"),
        value(dependency, "version"));
  }

  private String value(Map<String, String> dependency, String key) {
    String text = dependency.getOrDefault(key, "");
    for (int depth = 0; depth < DEEPEST && text.indexOf("${") >= 0; depth++) {
      text =
          PLACE
              .matcher(text)
              .replaceAll(
                  place -> Matcher.quoteReplacement(properties.getOrDefault(place.group(1), "?")));
      if (text.length() > 1000) {
        return "?";
      }
    }
    return text;
  }
}

package dev.pinlint.configuration;

import dev.pinlint.configuration.xml.XmlDocument;
import dev.pinlint.configuration.xml.XmlElement;
import dev.pinlint.configuration.xml.XmlException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts of {@code res/values} that Android's code names by {@code R.string}, in the language
 * that counts where there is no other. The files are read when the first text is asked for.
 */
final class AndroidTexts {

  private static final Pattern NAME = Pattern.compile("(?:.*/)?res/values/[^/]+\\.xml");

  private final List<ConfigurationFile> files;
  private final Map<String, List<ProjectResources.Found>> byName = new HashMap<>();
  private boolean isRead;

  AndroidTexts(Collection<ConfigurationFile> files) {
    this.files = files.stream().filter(file -> isName(file.path())).toList();
  }

  /** Whether a file with the path may have such texts. */
  static boolean isName(String path) {
    return NAME.matcher(path).matches();
  }

  /** The texts with the name, in the files of all modules. */
  Stream<ProjectResources.Found> named(String name) {
    if (!isRead) {
      isRead = true;
      files.forEach(this::read);
    }
    return byName.getOrDefault(name, List.of()).stream();
  }

  private void read(ConfigurationFile file) {
    try {
      XmlDocument.parse(file.text()).root().children("string").forEach(one -> add(file, one));
    } catch (XmlException e) {
      // What no build would take gives no texts.
    }
  }

  /** One with elements in it is left out, as is one that stands for another resource. */
  private void add(ConfigurationFile file, XmlElement string) {
    String text = text(string.text());
    if (string.children().findAny().isEmpty() && !text.startsWith("@")) {
      string
          .attribute("name")
          .ifPresent(
              name ->
                  byName
                      .computeIfAbsent(name.value(), key -> new ArrayList<>())
                      .add(new ProjectResources.Found(file, name.line(), text)));
    }
  }

  /** The text as Android's build takes it: without the space around it, or else in quotes. */
  private static String text(String written) {
    String text = written.strip().replaceAll("\\s+", " ");
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text.replace("\\'", "'").replace("\\\"", "\"").replace("\\@", "@");
  }
}

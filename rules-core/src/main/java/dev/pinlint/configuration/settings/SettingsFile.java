package dev.pinlint.configuration.settings;

import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.settings.YamlReader.YamlException;
import dev.pinlint.knowledge.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is in a file of settings.
 *
 * @param sections its parts that may be in force apart from each other: documents of YAML
 * @param comments the lines that are comments, without their mark
 */
record SettingsFile(List<List<Entry>> sections, List<Comment> comments) {

  private static final Pattern COMMENT = Pattern.compile("\\s*[#!](?<text>.*)");

  /** A line that is a comment. */
  record Comment(String text, int line) {}

  SettingsFile {
    sections = List.copyOf(sections);
    comments = List.copyOf(comments);
  }

  /**
   * What is in the file.
   *
   * @throws YamlException if it cannot be understood
   */
  static SettingsFile read(ConfigurationFile file) throws YamlException {
    return of(
        file.name().endsWith(".properties")
            ? List.of(PropertiesReader.read(file.text()))
            : YamlReader.read(file.text()),
        file.text());
  }

  /** Whether an entry has one of the keys, which are in canonical form, in any of its profiles. */
  boolean hasAny(List<String> keys) {
    return sections.stream()
        .flatMap(List::stream)
        .map(entry -> Setting.canonical(Profiles.withoutProfile(entry.key())))
        .anyMatch(keys::contains);
  }

  /** With the comments of the text. */
  static SettingsFile of(List<List<Entry>> sections, String text) {
    List<Comment> comments = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      var matcher = COMMENT.matcher(line);
      if (matcher.matches()) {
        comments.add(new Comment(matcher.group("text"), number));
      }
    }
    return new SettingsFile(sections, comments);
  }

  /** The entry that comes next after a line. */
  Optional<Entry> after(int line) {
    return sections.stream()
        .flatMap(List::stream)
        .filter(entry -> entry.line() > line)
        .min(java.util.Comparator.comparing(Entry::line));
  }
}

package dev.pinlint.configuration.settings;

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

package dev.pinlint.cli.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is written beside a pin of who looks after it and why: {@code owner: …}, {@code reason: …},
 * {@code review: …} in the comment on its line or in those right above the statement or element
 * that it is in.
 */
final class WrittenNotes {

  /** So many lines of code may stand between a comment and the call that adds the pin. */
  private static final int MOST_CODE_LINES = 8;

  private static final int MOST_LINES = 30;

  private static final Pattern COMMENT = Pattern.compile("^\\s*(?://|/\\*|\\*|<!--|#|-->|~)");

  /** A line that ends what is before it: a comment above belongs to something else. */
  private static final Pattern END =
      Pattern.compile(".*(?:;|\\}|</domain-config>|</pin-set>)\\s*$");

  private static final Pattern NOTE =
      Pattern.compile(
          "(?i)\\b(owner|reason|review)\\s*[:=]\\s*(.+?)(?=\\s*(?:[;,.]\\s*(?:owner|reason|review)\\s*[:=]|;|\\*/|-->|$))");

  private WrittenNotes() {}

  /** The notes by their word, beside a line of a file. */
  static Map<String, String> beside(Places places, String file, int line) {
    List<String> lines = new ArrayList<>();
    places.line(file, line).map(WrittenNotes::trailingComment).ifPresent(lines::add);
    int code = 0;
    boolean isInside = false;
    for (int number = line - 1; number > line - MOST_LINES && number > 0; number--) {
      String text = places.line(file, number).orElse("");
      boolean isComment = isInside || COMMENT.matcher(text).find() || text.contains("-->");
      if (isComment) {
        lines.add(text);
        // A comment of several lines is met from its end.
        isInside = opensAbove(text, isInside);
      } else if (text.isBlank() || END.matcher(text).matches() || ++code > MOST_CODE_LINES) {
        break;
      }
    }
    Collections.reverse(lines);
    Map<String, String> notes = new TreeMap<>();
    for (String text : lines) {
      Matcher matcher = NOTE.matcher(text);
      while (matcher.find()) {
        notes.put(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2).strip());
      }
    }
    return notes;
  }

  private static boolean opensAbove(String text, boolean isInside) {
    if (text.contains("<!--") || text.contains("/*")) {
      return false;
    }
    return isInside || text.contains("-->") || text.contains("*/");
  }

  private static String trailingComment(String text) {
    int begin = Math.max(text.indexOf("//"), text.indexOf("<!--"));
    return begin < 0 ? "" : text.substring(begin);
  }

  /** One of the notes. */
  static Optional<String> note(Map<String, String> notes, String word) {
    return Optional.ofNullable(notes.get(word)).filter(text -> !text.isEmpty());
  }
}

package dev.pinlint.facts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is written beside a pin of who looks after it and why: {@code owner: …}, {@code reason: …},
 * {@code review: …} in the comment on its line or in those right above the statement, declaration
 * or element that it is in, or as arguments of an annotation there.
 *
 * @param owner who looks after it
 * @param reason why it is there
 * @param review when to look at it again
 */
public record WrittenNotes(
    Optional<String> owner, Optional<String> reason, Optional<String> review) {

  /** Nothing is written down. */
  public static final WrittenNotes NONE =
      new WrittenNotes(Optional.empty(), Optional.empty(), Optional.empty());

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

  /** An argument of an annotation. */
  private static final Pattern ARGUMENT =
      Pattern.compile("\\b(owner|reason|review)\\s*=\\s*(\"[^\"]*\")");

  /**
   * The notes beside a line.
   *
   * @param lines the lines of the file, from 1; empty where there is none
   */
  public static WrittenNotes beside(IntFunction<Optional<String>> lines, int line) {
    List<String> found = new ArrayList<>();
    lines.apply(line).map(WrittenNotes::trailingComment).ifPresent(found::add);
    List<String> arguments = new ArrayList<>();
    lines.apply(line).filter(text -> text.strip().startsWith("@")).ifPresent(arguments::add);
    int code = 0;
    boolean isInside = false;
    for (int number = line - 1; number > line - MOST_LINES && number > 0; number--) {
      String text = lines.apply(number).orElse("");
      boolean isComment = isInside || COMMENT.matcher(text).find() || text.contains("-->");
      if (isComment) {
        found.add(text);
        // A comment of several lines is met from its end.
        isInside = opensAbove(text, isInside);
      } else if (text.isBlank() || END.matcher(text).matches() || ++code > MOST_CODE_LINES) {
        break;
      } else {
        arguments.add(text);
      }
    }
    Collections.reverse(found);
    Map<String, String> notes = new TreeMap<>();
    read(ARGUMENT, arguments, notes);
    read(NOTE, found, notes);
    return new WrittenNotes(note(notes, "owner"), note(notes, "reason"), note(notes, "review"));
  }

  private static void read(Pattern pattern, List<String> lines, Map<String, String> notes) {
    for (String text : lines) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        String word = matcher.group(1).toLowerCase(Locale.ROOT);
        notes.put(word, matcher.group(2).replace("\"", "").strip());
      }
    }
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

  private static Optional<String> note(Map<String, String> notes, String word) {
    return Optional.ofNullable(notes.get(word)).filter(text -> !text.isEmpty());
  }

  /** These notes, and what others say that they do not. */
  public WrittenNotes or(WrittenNotes others) {
    return new WrittenNotes(
        owner.or(others::owner), reason.or(others::reason), review.or(others::review));
  }

  /** The words that are not written down, in a fixed order. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (owner.isEmpty()) {
      missing.add("owner");
    }
    if (reason.isEmpty()) {
      missing.add("reason");
    }
    if (review.isEmpty()) {
      missing.add("review");
    }
    return missing;
  }

  /** The day to look at it again, if that is a day or a month, of which the last one counts. */
  public Optional<LocalDate> reviewDay() {
    return review.flatMap(
        text -> {
          try {
            return Optional.of(
                text.matches("\\d{4}-\\d{2}")
                    ? YearMonth.parse(text).atEndOfMonth()
                    : LocalDate.parse(text));
          } catch (DateTimeException e) {
            return Optional.empty();
          }
        });
  }
}

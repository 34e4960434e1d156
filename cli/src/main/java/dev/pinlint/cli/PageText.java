package dev.pinlint.cli;

import dev.pinlint.rules.RulePage;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page of a rule as a text. */
final class PageText {

  private static final int WIDTH = 80;
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\(([^)]*)\\)");
  private static final Pattern MARKUP = Pattern.compile("`|\\*\\*|(?<!\\w)_|_(?!\\w)");
  private static final Pattern INDENT = Pattern.compile("\\s*(?:[-*]|\\d+\\.)?\\s+");

  private PageText() {}

  /** What stands before the first section. */
  static String introduction(RulePage page) {
    String text = page.sections().getOrDefault("", "");
    return text.isEmpty() ? page.summary() : withoutMarkup(text).replace('\n', ' ');
  }

  /** The page in Markdown, without what is known of it elsewhere. */
  static String markdown(RulePage page) {
    return page.sections().entrySet().stream()
        .map(section -> (heading(section) + section.getValue()).strip() + "\n")
        .collect(Collectors.joining("\n"));
  }

  private static String heading(Map.Entry<String, String> section) {
    return section.getKey().isEmpty() ? "" : "## " + section.getKey() + "\n\n";
  }

  /** The page for a terminal. */
  static String plain(RulePage page) {
    return page.sections().entrySet().stream()
        .map(
            section ->
                (section.getKey().isEmpty() ? "" : section.getKey().toUpperCase(Locale.ROOT) + "\n")
                    + wrapped(section.getValue())
                    + "\n")
        .collect(Collectors.joining("\n"));
  }

  private static String wrapped(String markdown) {
    StringBuilder text = new StringBuilder();
    StringBuilder paragraph = new StringBuilder();
    boolean isCode = false;
    for (String line : markdown.lines().toList()) {
      boolean isFence = line.startsWith("```");
      boolean isHeading = !isCode && line.startsWith("### ");
      if (isFence || isCode || line.isBlank() || isItem(line) || isHeading) {
        flush(paragraph, text);
      }
      if (isFence) {
        isCode = !isCode;
      } else if (isHeading) {
        text.append(line.substring("### ".length())).append('\n');
      } else if (isCode || line.startsWith("|")) {
        flush(paragraph, text);
        text.append("    ").append(line).append('\n');
      } else if (line.isBlank()) {
        text.append('\n');
      } else {
        paragraph.append(paragraph.isEmpty() ? "" : " ");
        paragraph.append(isItem(line) ? line : line.strip());
      }
    }
    flush(paragraph, text);
    return text.toString().stripTrailing();
  }

  private static boolean isItem(String line) {
    return line.matches("\\s*(?:[-*]|\\d+\\.)\\s.*");
  }

  /** Breaks a paragraph into lines; those of an item stand below its text. */
  private static void flush(StringBuilder paragraph, StringBuilder text) {
    if (paragraph.isEmpty()) {
      return;
    }
    String plain = withoutMarkup(paragraph.toString());
    Matcher start = INDENT.matcher(plain);
    String indent = start.lookingAt() ? " ".repeat(start.end()) : "";
    StringBuilder line = new StringBuilder(plain.substring(0, indent.length()));
    boolean isFirst = true;
    for (String word : plain.substring(indent.length()).split(" +", -1)) {
      if (!isFirst && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(indent);
        isFirst = true;
      }
      line.append(isFirst ? "" : " ").append(word);
      isFirst = false;
    }
    text.append(line).append('\n');
    paragraph.setLength(0);
  }

  private static String withoutMarkup(String markdown) {
    return MARKUP.matcher(LINK.matcher(markdown).replaceAll("$1 ($2)")).replaceAll("");
  }
}

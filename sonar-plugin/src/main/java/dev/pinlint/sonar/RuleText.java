package dev.pinlint.sonar;

import dev.pinlint.rules.RulePage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A rule's page as HTML: in one piece, and in the sections that the server shows apart. */
final class RuleText {

  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).build();
  private static final String HOW_TO_FIX = "How to fix";
  private static final Pattern CONTEXT = Pattern.compile("^### ", Pattern.MULTILINE);

  private RuleText() {}

  /** The rule's name for people: its summary, which is a sentence. */
  static String title(RulePage page) {
    String summary = page.summary();
    return summary.endsWith(".") ? summary.substring(0, summary.length() - 1) : summary;
  }

  /** The whole page. */
  static String description(RulePage page) {
    return html(markdown(page, List.copyOf(page.sections().keySet())) + references(page));
  }

  /** What is wrong, and when nothing is said though it may be. */
  static String rootCause(RulePage page) {
    return html(
        markdown(
            page,
            page.sections().keySet().stream()
                .filter(heading -> !heading.equals(HOW_TO_FIX))
                .toList()));
  }

  /**
   * What to do, for each library that the page has something about, in the order of the page. If it
   * has nothing about any, that is one text with an empty name.
   */
  static Map<String, String> howToFix(RulePage page) {
    String[] parts = CONTEXT.split(page.sections().getOrDefault(HOW_TO_FIX, page.fix()), -1);
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      texts.put(
          parts[i].substring(0, end).strip(), html(parts[0] + "\n" + parts[i].substring(end)));
    }
    return texts.isEmpty() ? Map.of("", html(parts[0])) : texts;
  }

  /** Where to read on. */
  static String resources(RulePage page) {
    return html(references(page));
  }

  private static String markdown(RulePage page, List<String> headings) {
    return headings.stream()
        .map(
            heading ->
                (heading.isEmpty() ? "" : "## " + heading + "\n\n")
                    + page.sections().getOrDefault(heading, "")
                    + "\n\n")
        .collect(Collectors.joining());
  }

  private static String references(RulePage page) {
    String weaknesses =
        page.cwe().stream()
            .map("- [CWE-%1$d](https://cwe.mitre.org/data/definitions/%1$d.html)\n"::formatted)
            .collect(Collectors.joining());
    String alternatives =
        page.alternatives().isEmpty()
            ? ""
            : "- Other tools call it " + String.join(", ", page.alternatives()) + "\n";
    String filings =
        page.filings().entrySet().stream()
            .map(filing -> "- " + filing.getKey() + " " + filing.getValue() + "\n")
            .collect(Collectors.joining());
    return "## References\n\n%s%s%s".formatted(weaknesses, filings, alternatives);
  }

  private static String html(String markdown) {
    return RENDERER.render(PARSER.parse(markdown));
  }
}

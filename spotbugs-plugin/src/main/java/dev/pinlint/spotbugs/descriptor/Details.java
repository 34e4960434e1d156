package dev.pinlint.spotbugs.descriptor;

import dev.pinlint.rules.RulePage;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A rule's page as the HTML that SpotBugs shows beside a bug. */
final class Details {

  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).build();

  private Details() {}

  static String of(RulePage page) {
    return RENDERER.render(PARSER.parse(markdown(page)));
  }

  private static String markdown(RulePage page) {
    String sections =
        page.sections().entrySet().stream()
            .map(
                section ->
                    section.getKey().isEmpty()
                        ? section.getValue()
                        : "### " + section.getKey() + "\n\n" + section.getValue())
            .collect(Collectors.joining("\n\n"));
    String weaknesses =
        page.cwe().stream()
            .map("[CWE-%1$d](https://cwe.mitre.org/data/definitions/%1$d.html)"::formatted)
            .collect(Collectors.joining(", "));
    String filings =
        page.filings().entrySet().stream()
            .map(filing -> "; " + filing.getKey() + " " + filing.getValue())
            .collect(Collectors.joining());
    return "%s\n\n### References\n\n%s%s".formatted(sections, weaknesses, filings);
  }
}

package dev.pinlint.cli.html;

import static dev.pinlint.cli.html.Html.element;
import static dev.pinlint.cli.html.Html.text;

import dev.pinlint.cli.html.ShownFinding.Excerpt;
import dev.pinlint.cli.html.ShownFinding.ShownStep;
import dev.pinlint.rules.Level;
import java.util.List;

/** Shows findings, with the code and how it gets there. */
final class FindingCards {

  private FindingCards() {}

  static String section(List<ShownFinding> findings) {
    Html html = new Html();
    html.put("<section id=\"findings\" aria-labelledby=\"findings-title\">");
    html.put("<h2 id=\"findings-title\">Findings</h2>");
    if (findings.isEmpty()) {
      html.put("<p>No findings are to be shown.</p>");
    }
    findings.forEach(finding -> html.put(card(finding)));
    return html.put("</section>").toString();
  }

  /** The colour of a level. */
  static String band(Level level) {
    return switch (level) {
      case ERROR -> "high";
      case WARNING -> "medium";
      case REVIEW -> "low";
    };
  }

  private static String card(ShownFinding finding) {
    String band = band(finding.level());
    Html html = new Html();
    html.put("<article class=\"card " + band + "\" data-band=\"" + band + "\"><header>");
    html.put(element("h3", "", finding.rule()));
    html.put(element("span", "badge " + band, finding.level().keyword()));
    if (finding.isInTests()) {
      html.put(element("span", "badge low", "in tests"));
    }
    finding
        .suppression()
        .ifPresent(
            reason ->
                html.put(
                    element(
                        "span",
                        "badge low",
                        "suppressed" + (reason.isEmpty() ? "" : ": " + reason))));
    html.put("</header>");
    html.put(element("p", "", finding.message()));
    html.put(excerpt(finding.excerpt()));
    html.put("<p class=\"small\"><b>Fix:</b> " + text(finding.fix()) + "</p>");
    if (!finding.steps().isEmpty()) {
      html.put(
          "<details><summary>How the code gets there ("
              + finding.steps().size()
              + ")</summary><ol class=\"steps\">");
      for (ShownStep step : finding.steps()) {
        html.put("<li>" + text(step.message()) + excerpt(step.excerpt()) + "</li>");
      }
      html.put("</ol></details>");
    }
    return html.put("</article>").toString();
  }

  private static String excerpt(Excerpt excerpt) {
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"small\"><code>")
        .append(text(excerpt.title()))
        .append("</code></div>");
    if (!excerpt.lines().isEmpty()) {
      html.append("<pre tabindex=\"0\" aria-label=\"Code\">");
      int number = excerpt.first();
      int indent =
          excerpt.lines().stream()
              .filter(line -> !line.isBlank())
              .mapToInt(line -> line.length() - line.stripLeading().length())
              .min()
              .orElse(0);
      for (String line : excerpt.lines()) {
        String left = line.substring(Math.min(indent, line.length()));
        String shown = text(left.strip());
        html.append("<span class=\"n\">").append(String.format("%5d  ", number)).append("</span>");
        html.append(" ".repeat(left.length() - left.stripLeading().length()));
        html.append(number == excerpt.line() ? "<mark>" + shown + "</mark>" : shown).append('\n');
        number++;
      }
      html.append("</pre>");
    }
    return html.toString();
  }
}

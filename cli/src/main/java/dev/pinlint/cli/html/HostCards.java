package dev.pinlint.cli.html;

import static dev.pinlint.cli.html.Html.element;
import static dev.pinlint.cli.html.Html.text;

import dev.pinlint.cli.inventory.Governance;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinSet;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.SourceSet;
import dev.pinlint.cli.json.RecordJson;
import dev.pinlint.cli.risk.OutageRisk;
import dev.pinlint.model.Answer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows what is pinned, the greatest risk first. */
final class HostCards {

  private record Scored(PinnedHost row, OutageRisk risk) {}

  private HostCards() {}

  static String section(List<PinnedHost> rows, LocalDate day) {
    Html html = new Html();
    html.put("<section id=\"hosts\" aria-labelledby=\"hosts-title\">");
    html.put("<h2 id=\"hosts-title\">Pinned hosts</h2>");
    if (rows.isEmpty()) {
      html.put("<p>Nothing is pinned in what was scanned.</p>");
    }
    rows.stream()
        .map(row -> new Scored(row, OutageRisk.of(row, day)))
        .sorted(
            Comparator.comparing((Scored scored) -> -scored.risk().score())
                .thenComparing(scored -> scored.row().host())
                .thenComparing(scored -> scored.row().key()))
        .forEach(scored -> html.put(card(scored.row(), scored.risk())));
    return html.put("</section>").toString();
  }

  /** The colour of a risk. */
  static String band(OutageRisk risk) {
    return RecordJson.keyword(risk.band());
  }

  private static String card(PinnedHost row, OutageRisk risk) {
    String band = band(risk);
    Html html = new Html();
    html.put("<article class=\"card " + band + "\" data-band=\"" + band + "\"><header>");
    html.put("<h3><code>" + text(row.hostTitle()) + "</code></h3>");
    html.put(
        element("span", "badge " + band, "outage risk " + risk.score() + " of " + OutageRisk.MOST));
    html.put("</header><dl class=\"facts\">");
    html.put(fact("by", row.mechanism().title() + row.version().map(v -> " " + v).orElse("")));
    html.put(
        fact(
            "in",
            (row.artifact().name().isEmpty() ? row.repository() : row.artifact().name())
                + ", "
                + row.artifact().kind().title()
                + (row.sourceSet() == SourceSet.MAIN
                    ? ""
                    : ", " + RecordJson.keyword(row.sourceSet()) + " only")));
    Optional<String> backups =
        row.backups().isPresent()
            ? Optional.of(Integer.toString(row.backups().getAsInt()))
            : Optional.empty();
    html.put(fact("backups", backups));
    Governance governance = row.governance();
    html.put(fact("owner", governance.owner()));
    html.put(fact("reason", governance.reason()));
    html.put(fact("wired", governance.wired()));
    html.put(fact("kill switch", governance.killSwitch()));
    html.put(fact("expiry guard", governance.expiryGuard()));
    html.put(fact("telemetry", governance.telemetry()));
    html.put("</dl>");
    html.put("<details open><summary>Why this score</summary><ul class=\"points\">");
    for (OutageRisk.Point point : risk.points()) {
      html.put(
          "<li><span>"
              + (point.points() > 0 ? "+" : "")
              + point.points()
              + "</span>"
              + text(point.reason())
              + "</li>");
    }
    html.put("</ul></details>");
    html.put("<details><summary>Pins and places (" + row.sets().size() + ")</summary>");
    row.sets().forEach(set -> html.put(set(set)));
    return html.put("</details></article>").toString();
  }

  private static String set(PinSet set) {
    Html html = new Html();
    html.put("<div class=\"small\"><code>" + text(set.place().title()) + "</code></div>");
    set.place()
        .text()
        .ifPresent(
            line -> html.put("<pre tabindex=\"0\" aria-label=\"Code\">" + text(line) + "</pre>"));
    html.put("<ul class=\"pins\">");
    set.pins().forEach(pin -> html.put("<li>" + pin(pin) + "</li>"));
    if (!set.isComplete()) {
      html.put("<li class=\"unknown\">there may be others, or not all of these</li>");
    }
    return html.put("</ul>").toString();
  }

  private static String pin(Pin pin) {
    return "<code>"
        + text(pin.text())
        + "</code>"
        + text(pin.owner().map(name -> " " + name).orElse(""))
        + text(pin.standing() == Pin.Standing.UNKNOWN ? "" : ", " + pin.standing().title())
        + text(pin.lastDay().map(day -> ", ends on " + day).orElse(""))
        + text(pin.flaw().map(flaw -> ", can never match (" + flaw + ")").orElse(""));
  }

  private static String fact(String name, String value) {
    return fact(name, Optional.of(value));
  }

  private static String fact(String name, Answer answer) {
    return fact(
        name, Optional.of(RecordJson.keyword(answer)).filter(word -> answer != Answer.UNKNOWN));
  }

  private static String fact(String name, Optional<String> value) {
    return "<div><dt>"
        + text(name)
        + "</dt>"
        + value.map(known -> element("dd", "", known)).orElse(element("dd", "unknown", "unknown"))
        + "</div>";
  }
}

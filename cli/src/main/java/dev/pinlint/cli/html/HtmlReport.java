package dev.pinlint.cli.html;

import static dev.pinlint.cli.html.Html.element;
import static dev.pinlint.cli.html.Html.text;

import dev.pinlint.cli.inventory.Coverage;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.Repository;
import dev.pinlint.cli.risk.Breach;
import dev.pinlint.cli.risk.Deadline;
import dev.pinlint.cli.risk.OutageRisk;
import dev.pinlint.rules.Level;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The report in HTML. First what matters to the owner of an estate: hosts, risk, what ends next.
 * Then findings, with the code.
 */
public final class HtmlReport {

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

  /** What ends within so many days is marked. */
  private static final int SOON = 90;

  private final PinInventory inventory;
  private final Optional<List<ShownFinding>> findings;
  private final LocalDate day;
  private final Html html = new Html();

  private HtmlReport(PinInventory inventory, Optional<List<ShownFinding>> findings, LocalDate day) {
    this.inventory = inventory;
    this.findings = findings;
    this.day = day;
  }

  /**
   * The report.
   *
   * @param findings what a scan found; empty if it is a report on an inventory
   * @param version the version of Pinlint that writes it
   */
  public static String of(
      PinInventory inventory,
      Optional<List<ShownFinding>> findings,
      LocalDate day,
      String version) {
    HtmlReport report = new HtmlReport(inventory, findings, day);
    report.write(version);
    return report.html.toString();
  }

  private void write(String version) {
    String names =
        inventory.repositories().stream().map(Repository::name).collect(Collectors.joining(", "));
    html.put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
    html.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.put("<meta http-equiv=\"Content-Security-Policy\" content=\"" + text(POLICY) + "\">");
    html.put("<meta name=\"referrer\" content=\"no-referrer\">");
    html.put(element("title", "", "Pinlint: " + names));
    html.put("<style>" + resource("report.css") + "</style>\n</head>\n<body>");
    html.put("<a class=\"skip\" href=\"#main\">To the content</a>");
    html.put("<header class=\"top\"><div class=\"wrap\">");
    html.put(element("h1", "", "Whom the code trusts: " + names));
    html.put("<p class=\"faint small\">As of " + day + ", by Pinlint " + text(version) + "</p>");
    navigation();
    html.put("</div></header>\n<main id=\"main\" class=\"wrap\">");
    tiles();
    timeline();
    filter();
    html.put(HostCards.section(inventory.hosts(), day));
    breaches();
    findings.ifPresent(all -> html.put(FindingCards.section(all)));
    coverage();
    html.put("</main>");
    html.put("<footer class=\"wrap faint small\">Risks are explained in docs/risk.md of Pinlint.");
    html.put("What is not known is said to be so, and is never counted as good.</footer>");
    html.put("<script>" + resource("report.js") + "</script>\n</body>\n</html>");
  }

  private void navigation() {
    html.put("<nav aria-label=\"Sections\"><ul>");
    html.put("<li><a href=\"#next\">What ends next</a></li>");
    html.put("<li><a href=\"#hosts\">Pinned hosts</a></li>");
    html.put("<li><a href=\"#breaches\">What lets attackers in</a></li>");
    findings.ifPresent(all -> html.put("<li><a href=\"#findings\">Findings</a></li>"));
    html.put("<li><a href=\"#coverage\">Coverage</a></li></ul></nav>");
  }

  private void tiles() {
    List<OutageRisk> risks =
        inventory.hosts().stream().map(row -> OutageRisk.of(row, day)).toList();
    long hosts = inventory.hosts().stream().map(PinnedHost::host).distinct().count();
    long high = risks.stream().filter(risk -> risk.band() == OutageRisk.Band.HIGH).count();
    long single =
        inventory.hosts().stream()
            .filter(row -> row.backups().isPresent() && row.backups().getAsInt() == 0)
            .count();
    List<Deadline> next =
        Deadline.of(inventory).stream().filter(one -> !one.day().isBefore(day)).toList();
    html.put("<ul class=\"tiles\">");
    tile("", Long.toString(hosts), hosts == 1 ? "pinned host" : "pinned hosts");
    tile(high > 0 ? "high" : "low", Long.toString(high), "with a high outage risk");
    tile(single > 0 ? "medium" : "low", Long.toString(single), "without a backup pin");
    tile("date", next.isEmpty() ? "none" : next.get(0).day().toString(), "next known end");
    int breaches = Breach.of(inventory).size();
    tile(breaches > 0 ? "high" : "low", Integer.toString(breaches), "ways in for an attacker");
    findings.ifPresent(
        all -> {
          for (Level level : List.of(Level.ERROR, Level.WARNING)) {
            long number = all.stream().filter(one -> counts(one, level)).count();
            tile(
                number > 0 ? FindingCards.band(level) : "low",
                Long.toString(number),
                level == Level.ERROR ? "errors" : "warnings");
          }
        });
    html.put("</ul>");
  }

  private static boolean counts(ShownFinding finding, Level level) {
    return finding.level() == level && !finding.isInTests() && finding.suppression().isEmpty();
  }

  private void tile(String style, String number, String what) {
    html.put(
        "<li class=\"" + style + "\">" + element("b", "", number) + " " + text(what) + "</li>");
  }

  private void timeline() {
    html.put("<section id=\"next\" aria-labelledby=\"next-title\">");
    html.put("<h2 id=\"next-title\">What ends next</h2>");
    List<Deadline> all = Deadline.of(inventory);
    if (all.isEmpty()) {
      html.put(
          "<p>No day is known on which something ends. Certificates of servers are not looked");
      html.put("at; nor are keys that are of no known authority.</p></section>");
      return;
    }
    html.put("<ol class=\"timeline\">");
    boolean isToday = false;
    for (Deadline deadline : all) {
      if (!isToday && !deadline.day().isBefore(day)) {
        html.put("<li class=\"today\"><time>" + day + "</time> today</li>");
        isToday = true;
      }
      String style =
          deadline.day().isBefore(day)
              ? "past"
              : deadline.day().isBefore(day.plusDays(SOON)) ? "soon" : "later";
      html.put(
          "<li class=\""
              + style
              + "\"><time>"
              + deadline.day()
              + "</time> <code>"
              + text(deadline.subject())
              + "</code> "
              + text(deadline.event())
              + (style.equals("past") ? " <span class=\"badge high\">past</span>" : "")
              + (style.equals("soon") ? " <span class=\"badge medium\">soon</span>" : "")
              + "</li>");
    }
    if (!isToday) {
      html.put("<li class=\"today\"><time>" + day + "</time> today</li>");
    }
    html.put("</ol></section>");
  }

  private void filter() {
    html.put("<form class=\"filter\" role=\"search\" hidden>");
    html.put("<label class=\"search\">Search hosts, files, owners, rules");
    html.put("<input type=\"search\" name=\"q\" autocomplete=\"off\"></label>");
    html.put("<fieldset><legend>Show</legend>");
    html.put(box("high", findings.isPresent() ? "high, errors" : "high"));
    html.put(box("medium", findings.isPresent() ? "medium, warnings" : "medium"));
    html.put(box("low", findings.isPresent() ? "low, review" : "low"));
    html.put("</fieldset><output aria-live=\"polite\"></output></form>");
  }

  private static String box(String band, String label) {
    return "<label><input type=\"checkbox\" value=\"" + band + "\" checked> " + label + "</label>";
  }

  private void breaches() {
    html.put("<section id=\"breaches\" aria-labelledby=\"breaches-title\">");
    html.put("<h2 id=\"breaches-title\">What lets attackers in</h2>");
    List<Breach> all = Breach.of(inventory);
    if (all.isEmpty()) {
      html.put("<p>Nothing that is known.</p>");
    }
    for (Breach breach : all) {
      html.put("<article class=\"card high\" data-band=\"high\"><header>");
      html.put("<h3><code>" + text(breach.subject()) + "</code></h3></header>");
      html.put(element("p", "", breach.reason()));
      html.put("<div class=\"small\"><code>" + text(breach.place().title()) + "</code></div>");
      breach
          .place()
          .text()
          .ifPresent(
              line -> html.put("<pre tabindex=\"0\" aria-label=\"Code\">" + text(line) + "</pre>"));
      html.put("</article>");
    }
    html.put("</section>");
  }

  private void coverage() {
    html.put("<section id=\"coverage\" aria-labelledby=\"coverage-title\">");
    html.put("<h2 id=\"coverage-title\">What was looked at, and what was not</h2>");
    for (Repository repository : inventory.repositories()) {
      Coverage coverage = repository.coverage();
      html.put(element("h3", "", repository.name()));
      List<String> items = new ArrayList<>();
      items.add(
          coverage.sourceFiles()
              + " source files, "
              + coverage.classFiles()
              + " class files, "
              + coverage.configurationFiles()
              + " configuration files; "
              + coverage.types()
              + " types analysed");
      items.add("keys of authorities as of " + repository.authoritiesOf());
      coverage
          .notAnalysed()
          .forEach(one -> items.add(text("not analysed: " + one.file() + ": " + one.reason())));
      coverage
          .passedOver()
          .forEach(one -> items.add(text("passed over: " + one.files() + " " + one.description())));
      if (coverage.unknownChecks() + coverage.openHosts() > 0) {
        items.add(
            "not known: "
                + coverage.unknownChecks()
                + " server checks, the pins of "
                + coverage.openHosts()
                + " hosts");
      }
      html.put(Html.list("plain", items));
    }
    html.put("</section>");
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

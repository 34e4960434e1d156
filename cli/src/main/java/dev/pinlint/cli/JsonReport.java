package dev.pinlint.cli;

import com.google.gson.JsonObject;
import dev.pinlint.cli.inventory.Coverage;
import dev.pinlint.cli.json.Json;
import dev.pinlint.cli.json.RecordJson;
import dev.pinlint.facts.Anchor;
import dev.pinlint.facts.Location;
import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.inspection.Inspection.PlacedStep;
import dev.pinlint.inspection.Inspection.PlacedSuppression;
import dev.pinlint.inspection.TestSources;
import dev.pinlint.model.Member;
import dev.pinlint.model.Suppression;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.rules.RulePage;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells programs all about a scan: the schema {@code pinlint-findings/1}, described in {@code
 * docs/output-formats.md}.
 */
final class JsonReport {

  private static final String SCHEMA = "pinlint-findings/1";

  private final Report report;
  private final SourceLines lines;

  private JsonReport(Report report) {
    this.report = report;
    this.lines = new SourceLines(report.result().inputs());
  }

  /** The document. */
  static JsonObject of(Report report) {
    return new JsonReport(report).document();
  }

  private JsonObject document() {
    JsonObject document = head(SCHEMA);
    document.add("options", options());
    document.addProperty("exitStatus", report.status());
    document.add("counts", counts());
    List<PlacedFinding> all = new ArrayList<>(report.shown(report.findings()));
    all.addAll(report.shown(report.findingsInTests()));
    document.add("findings", Json.array(all, this::finding));
    document.add("suppressed", Json.array(report.shownSuppressed(), this::suppressed));
    report
        .baseline()
        .ifPresent(
            baseline -> {
              JsonObject object = new JsonObject();
              object.addProperty("hidden", baseline.hiddenCount());
              object.add("gone", Json.array(baseline.gone()));
              document.add("baseline", object);
            });
    document.add("coverage", RecordJson.write(Coverage.of(report.result())));
    return document;
  }

  /** How every document begins. */
  static JsonObject head(String schema) {
    JsonObject document = Json.object("schema", schema);
    JsonObject tool = Json.object("name", "Pinlint");
    tool.addProperty("version", Version.number());
    document.add("tool", tool);
    return document;
  }

  private JsonObject options() {
    Options options = report.options();
    JsonObject object = new JsonObject();
    object.addProperty("level", options.shown().toString());
    object.addProperty("failOn", options.failOn().toString());
    object.add("rules", Json.array(options.rules()));
    object.add(
        "exclude", Json.array(options.exclusion().globs().stream().map(Glob::toString).toList()));
    object.addProperty("includeTests", options.includesTests());
    object.addProperty("onUnreadable", options.failsOnUnreadable() ? "fail" : "warn");
    options.dates().given().ifPresent(day -> object.addProperty("today", day.toString()));
    object.addProperty("horizon", options.dates().horizon().toString());
    return object;
  }

  private JsonObject counts() {
    JsonObject object = new JsonObject();
    for (Level level : Level.values()) {
      object.addProperty(level.keyword(), report.number(level));
    }
    object.addProperty("inTests", report.findingsInTests().size());
    object.addProperty("suppressed", report.suppressed().size());
    object.addProperty("hiddenByLevel", report.hiddenCount());
    report
        .options()
        .changes()
        .ifPresent(any -> object.addProperty("unchanged", report.unchangedCount()));
    return object;
  }

  private JsonObject finding(PlacedFinding placed) {
    Finding finding = placed.finding();
    RulePage page = RulePage.of(finding.rule());
    JsonObject object = Json.object("rule", finding.rule());
    object.addProperty("level", finding.level().keyword());
    object.addProperty("harm", page.harm().keyword());
    object.addProperty("message", finding.messageInProgram());
    object.addProperty("messageKey", finding.messageKey());
    object.addProperty("fix", page.fix());
    object.addProperty("host", finding.host());
    object.add("pins", Json.array(finding.pins()));
    object.add("location", location(placed.file(), finding.location()));
    object.add("path", Json.array(placed.path(), this::step));
    object.add("related", Json.array(placed.related(), this::step));
    object.addProperty("fingerprint", finding.fingerprint());
    return object;
  }

  private JsonObject location(String file, Location location) {
    JsonObject object = location(file, location, report.result().inputs());
    lines.line(file, location.line()).ifPresent(text -> object.addProperty("text", text));
    return object;
  }

  private JsonObject suppressed(Report.Suppressed suppressed) {
    JsonObject object = finding(suppressed.finding());
    object.add("suppression", suppression(suppressed.by()));
    return object;
  }

  private static JsonObject suppression(PlacedSuppression placed) {
    Suppression suppression = placed.suppression();
    JsonObject object = Json.object("declaration", suppression.declaration());
    object.addProperty("file", placed.file());
    if (suppression.site().line() > 0) {
      object.addProperty("line", suppression.site().line());
    }
    object.add("names", Json.array(suppression.names()));
    object.addProperty("reason", suppression.reason());
    if (!suppression.until().isEmpty()) {
      object.addProperty("until", suppression.until());
    }
    return object;
  }

  private JsonObject step(PlacedStep placed) {
    JsonObject object = Json.object("message", placed.step().text());
    JsonObject location =
        location(
            placed.file(), placed.step().line(), placed.step().member(), report.result().inputs());
    lines
        .line(placed.file(), placed.step().line())
        .ifPresent(text -> location.addProperty("text", text));
    object.add("location", location);
    return object;
  }

  /** A location; what is not known of it is left out. */
  static JsonObject location(String file, Location location, Inputs inputs) {
    Anchor anchor = location.anchor();
    JsonObject object = location(file, location.line(), anchor.member(), inputs);
    anchor
        .callee()
        .ifPresent(
            callee -> {
              object.addProperty("call", callee);
              object.addProperty("ordinal", anchor.ordinal());
            });
    return object;
  }

  private static JsonObject location(String file, int line, Member member, Inputs inputs) {
    JsonObject object = new JsonObject();
    if (!file.isEmpty()) {
      object.addProperty("file", file);
    }
    inputs.archive(file).ifPresent(archive -> object.addProperty("archive", archive));
    if (!inputs.modules(file).isEmpty()) {
      object.add("modules", Json.array(inputs.modules(file)));
    }
    if (line > 0) {
      object.addProperty("line", line);
    }
    object.addProperty("type", member.type());
    object.addProperty("member", member.signature());
    object.addProperty("testSource", TestSources.contain(file));
    return object;
  }
}

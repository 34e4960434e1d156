package dev.pinlint.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.pinlint.cli.json.Json;
import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.inspection.Inspection.PlacedStep;
import dev.pinlint.model.Member;
import dev.pinlint.rules.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells review tools about a scan: a log in SARIF 2.1.0. */
final class SarifReport {

  /** Review tools show no more, and some refuse a log that has many more. */
  static final int MOST_RESULTS = 5_000;

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  private static final Comparator<PlacedFinding> WORST_FIRST =
      Comparator.comparing(PlacedFinding::isInTests)
          .thenComparing(placed -> placed.finding().level());

  private final Report report;
  private final SourceRoot root;
  private final SarifArtifacts artifacts;
  private final SarifLogicalLocations logical;
  private final SourceLines lines;

  private SarifReport(Report report, SourceRoot root) {
    this.report = report;
    this.root = root;
    this.artifacts = new SarifArtifacts(root, report.result().inputs());
    this.logical = new SarifLogicalLocations(report.result().inputs());
    this.lines = new SourceLines(report.result().inputs());
  }

  /**
   * The log.
   *
   * @param root what URIs are relative to
   */
  static JsonObject of(Report report, SourceRoot root) {
    JsonObject log = Json.object("$schema", SCHEMA);
    log.addProperty("version", "2.1.0");
    log.add("runs", Json.arrayOf(new SarifReport(report, root).run()));
    return log;
  }

  private JsonObject run() {
    List<PlacedFinding> all = new ArrayList<>(report.shown(report.findings()));
    all.addAll(report.shown(report.findingsInTests()));
    int cut = Math.max(0, all.size() - MOST_RESULTS);
    if (cut > 0) {
      all.sort(WORST_FIRST);
    }
    JsonArray results = Json.array(all.subList(0, all.size() - cut), this::result);
    report.shownSuppressed().stream()
        .limit(MOST_RESULTS - results.size())
        .forEach(suppressed -> results.add(suppressed(suppressed)));
    JsonObject run = new JsonObject();
    JsonObject tool = new JsonObject();
    tool.add("driver", driver());
    run.add("tool", tool);
    run.add("automationDetails", Json.object("id", "pinlint/"));
    run.add("invocations", Json.arrayOf(invocation(cut)));
    JsonObject bases = new JsonObject();
    bases.add(SarifArtifacts.ROOT_ID, Json.object("uri", root.uri()));
    run.add("originalUriBaseIds", bases);
    run.add("artifacts", artifacts.all());
    run.add("logicalLocations", logical.all());
    run.add("results", results);
    return run;
  }

  private JsonObject driver() {
    JsonObject driver = Json.object("name", "Pinlint");
    driver.addProperty("version", Version.number());
    driver.add("rules", Json.array(report.options().rules(), SarifRules::descriptor));
    driver.add("notifications", SarifNotifications.descriptors());
    return driver;
  }

  private JsonObject invocation(int cut) {
    JsonObject invocation = new JsonObject();
    invocation.addProperty("executionSuccessful", report.failures().isEmpty());
    invocation.addProperty("exitCode", report.status());
    invocation.add("toolExecutionNotifications", SarifNotifications.of(report, cut, artifacts));
    return invocation;
  }

  private JsonObject result(PlacedFinding placed) {
    Finding finding = placed.finding();
    JsonObject result = Json.object("ruleId", finding.rule());
    result.addProperty("ruleIndex", report.options().rules().indexOf(finding.rule()));
    result.addProperty("level", SarifRules.level(finding.level()));
    result.add("message", Json.object("text", finding.messageInProgram()));
    result.add(
        "locations",
        Json.arrayOf(
            location(
                placed.file(), finding.location().line(), finding.location().anchor().member())));
    if (!placed.path().isEmpty()) {
      JsonObject flow =
          Json.object("locations", Json.array(placed.path(), step -> within(step(step))));
      result.add("codeFlows", Json.arrayOf(Json.object("threadFlows", Json.arrayOf(flow))));
    }
    if (!placed.related().isEmpty()) {
      JsonArray related = new JsonArray();
      for (PlacedStep step : placed.related()) {
        JsonObject location = step(step);
        location.addProperty("id", related.size() + 1);
        related.add(location);
      }
      result.add("relatedLocations", related);
    }
    JsonArray fixes = new SarifFixes(lines, artifacts).of(placed);
    if (!fixes.isEmpty()) {
      result.add("fixes", fixes);
    }
    result.add("partialFingerprints", Json.object("pinlint/v1", finding.fingerprint()));
    JsonObject properties = new JsonObject();
    properties.addProperty("testSource", placed.isInTests());
    if (!finding.host().isEmpty()) {
      properties.addProperty("host", finding.host());
      properties.add("pins", Json.array(finding.pins()));
    }
    List<String> modules = report.result().inputs().modules(placed.file());
    if (!modules.isEmpty()) {
      properties.add("mavenCoordinates", Json.array(modules));
    }
    result.add("properties", properties);
    return result;
  }

  private JsonObject suppressed(Report.Suppressed suppressed) {
    JsonObject result = result(suppressed.finding());
    JsonObject suppression = Json.object("kind", "inSource");
    String reason = suppressed.by().suppression().reason();
    if (!reason.isEmpty()) {
      suppression.addProperty("justification", reason);
    }
    result.add("suppressions", Json.arrayOf(suppression));
    return result;
  }

  private JsonObject step(PlacedStep placed) {
    JsonObject location = location(placed.file(), placed.step().line(), placed.step().member());
    location.add("message", Json.object("text", placed.step().text()));
    return location;
  }

  private static JsonObject within(JsonObject location) {
    return Json.object("location", location);
  }

  private JsonObject location(String file, int line, Member member) {
    JsonObject location = new JsonObject();
    if (!file.isEmpty()) {
      JsonObject physical = new JsonObject();
      physical.add("artifactLocation", artifacts.location(file));
      if (line > 0) {
        physical.add("region", region(file, line));
      }
      location.add("physicalLocation", physical);
    }
    location.add("logicalLocations", Json.arrayOf(logical.location(member, file)));
    return location;
  }

  private JsonObject region(String file, int line) {
    JsonObject region = new JsonObject();
    region.addProperty("startLine", line);
    lines.line(file, line).ifPresent(text -> region.add("snippet", Json.object("text", text)));
    return region;
  }
}

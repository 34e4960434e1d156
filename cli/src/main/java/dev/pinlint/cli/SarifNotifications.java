package dev.pinlint.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.pinlint.cli.json.Json;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.model.Lowered.Problem;
import java.util.List;
import java.util.Locale;

/** Tells in a SARIF log what the scan did not look at, and what the log does not show. */
final class SarifNotifications {

  /** What a notification can be about. */
  private enum Subject {
    NOT_ANALYSED("An input, or a part of one, was not analysed."),
    OTHER_COPY("A source or class was not analysed since another copy of it was, which differs."),
    PASSED_OVER("Files of a kind that is not analysed were passed over."),
    EXCLUDED("Files were excluded by the user."),
    EXHAUSTED("The analysis of a member hit its bound, so that something may be missing."),
    UNKNOWN("What some code decides is not known, since other code or values are not seen."),
    UNSEEN("What some code decides depends on a type that is not seen."),
    HIDDEN("Findings are not in this log.");

    private final String description;

    Subject(String description) {
      this.description = description;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final JsonArray notifications = new JsonArray();
  private final SarifArtifacts artifacts;

  private SarifNotifications(SarifArtifacts artifacts) {
    this.artifacts = artifacts;
  }

  /** The descriptors of all notifications. */
  static JsonArray descriptors() {
    return Json.array(
        List.of(Subject.values()),
        subject -> {
          JsonObject descriptor = Json.object("id", subject.id());
          descriptor.add("shortDescription", Json.object("text", subject.description));
          return descriptor;
        });
  }

  /**
   * The notifications of a report.
   *
   * @param cut how many findings were left out because there are too many
   */
  static JsonArray of(Report report, int cut, SarifArtifacts artifacts) {
    SarifNotifications all = new SarifNotifications(artifacts);
    all.coverage(report);
    all.hidden(report, cut);
    return all.notifications;
  }

  private void coverage(Report report) {
    Result result = report.result();
    for (Problem failure : report.failures()) {
      about(failure, Subject.NOT_ANALYSED, "error");
    }
    for (Problem problem : result.problems()) {
      if (!report.failures().contains(problem)) {
        about(problem, Subject.NOT_ANALYSED, "warning");
      }
    }
    result.copies().forEach(problem -> about(problem, Subject.OTHER_COPY, "note"));
    result
        .exhausted()
        .forEach(
            member ->
                add(
                        Subject.EXHAUSTED,
                        "warning",
                        "Too complex to be analysed to the end: " + member)
                    .add("locations", Json.arrayOf(logicalLocation(member))));
    result
        .inputs()
        .passedOver()
        .forEach(
            (kind, number) ->
                add(
                    Subject.PASSED_OVER,
                    "note",
                    "Passed over: " + number + " " + kind.description() + "."));
    int unknown = result.inventory().unknownChecks() + result.inventory().openHosts();
    if (unknown > 0) {
      add(Subject.UNKNOWN, "note", "Server checks and pinned hosts not known: " + unknown + ".");
    }
    result
        .unseen()
        .forEach(
            type ->
                add(
                    Subject.UNSEEN,
                    "note",
                    "Not seen, though it matters what it is: " + type + "."));
    if (result.inputs().excludedCount() > 0) {
      add(Subject.EXCLUDED, "note", "Excluded: " + result.inputs().excludedCount() + " paths.");
    }
  }

  private void hidden(Report report, int cut) {
    if (cut > 0) {
      add(
          Subject.HIDDEN,
          "warning",
          "Too many findings: the least grave are not in this log: " + cut + ".");
    }
    if (report.hiddenCount() > 0) {
      add(
          Subject.HIDDEN,
          "note",
          "Findings below the level "
              + report.options().shown()
              + ", not in this log: "
              + report.hiddenCount()
              + ".");
    }
    report
        .baseline()
        .filter(baseline -> baseline.hiddenCount() > 0)
        .ifPresent(
            baseline ->
                add(
                    Subject.HIDDEN,
                    "note",
                    "Findings of the baseline, not in this log: " + baseline.hiddenCount() + "."));
  }

  private void about(Problem problem, Subject subject, String level) {
    JsonObject physical = new JsonObject();
    physical.add("artifactLocation", artifacts.location(problem.file()));
    JsonObject location = new JsonObject();
    location.add("physicalLocation", physical);
    add(subject, level, problem.file() + ": " + problem.reason())
        .add("locations", Json.arrayOf(location));
  }

  private static JsonObject logicalLocation(String member) {
    JsonObject location = new JsonObject();
    location.add("logicalLocations", Json.arrayOf(Json.object("fullyQualifiedName", member)));
    return location;
  }

  private JsonObject add(Subject subject, String level, String text) {
    JsonObject notification = new JsonObject();
    notification.add("descriptor", Json.object("id", subject.id()));
    notification.addProperty("level", level);
    notification.add("message", Json.object("text", text));
    notifications.add(notification);
    return notification;
  }
}

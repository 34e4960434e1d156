package dev.pinlint.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.pinlint.cli.json.Json;
import dev.pinlint.rules.Harm;
import dev.pinlint.rules.Level;
import dev.pinlint.rules.RulePage;

/** How a SARIF log describes rules: all from their pages. */
final class SarifRules {

  private SarifRules() {}

  /** The descriptor of a rule. */
  static JsonObject descriptor(String rule) {
    RulePage page = RulePage.of(rule);
    JsonObject descriptor = Json.object("id", rule);
    descriptor.addProperty("name", rule);
    descriptor.add("shortDescription", Json.object("text", page.summary()));
    descriptor.add("fullDescription", Json.object("text", PageText.introduction(page)));
    descriptor.add("defaultConfiguration", Json.object("level", level(page.level())));
    JsonObject help = Json.object("text", PageText.plain(page));
    help.addProperty("markdown", PageText.markdown(page));
    descriptor.add("help", help);
    descriptor.add("properties", properties(page));
    return descriptor;
  }

  private static JsonObject properties(RulePage page) {
    JsonArray tags = new JsonArray();
    tags.add("security");
    page.cwe().forEach(number -> tags.add(String.format("external/cwe/cwe-%03d", number)));
    tags.add(new JsonPrimitive(page.harm().keyword()));
    JsonObject properties = new JsonObject();
    properties.add("tags", tags);
    JsonObject filings = new JsonObject();
    page.filings().forEach(filings::addProperty);
    properties.add("filings", filings);
    properties.addProperty("precision", precision(page.level()));
    if (page.harm() == Harm.BREACH) {
      properties.addProperty("security-severity", severity(page.level()));
    }
    return properties;
  }

  /** The level of SARIF; one to review is a note. */
  static String level(Level level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case REVIEW -> "note";
    };
  }

  private static String precision(Level level) {
    return switch (level) {
      case ERROR -> "very-high";
      case WARNING -> "high";
      case REVIEW -> "medium";
    };
  }

  /**
   * Scores of CVSS 3.1 for somebody between client and server (AV:N/AC:H/PR:N/UI:N/S:U) who reads
   * and changes all (C:H/I:H/A:N), who reads all (C:H/I:N/A:N), who reads something (C:L/I:N/A:N).
   */
  private static String severity(Level level) {
    return switch (level) {
      case ERROR -> "7.4";
      case WARNING -> "5.9";
      case REVIEW -> "3.7";
    };
  }
}

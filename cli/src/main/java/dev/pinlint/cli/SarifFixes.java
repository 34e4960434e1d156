package dev.pinlint.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.pinlint.cli.json.Json;
import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.rules.Fix;
import java.util.ArrayList;
import java.util.List;

/**
 * Offers the changes of text that a tool may make by itself: a text in the code that is to be
 * another. Only where it stands once in the lines of the call, so that it is certain which one.
 */
final class SarifFixes {

  /** So many lines may a call have. */
  private static final int MOST_LINES = 12;

  private final SourceLines lines;
  private final SarifArtifacts artifacts;

  SarifFixes(SourceLines lines, SarifArtifacts artifacts) {
    this.lines = lines;
    this.artifacts = artifacts;
  }

  /** The fixes of a finding. */
  JsonArray of(PlacedFinding placed) {
    JsonArray fixes = new JsonArray();
    for (Fix fix : placed.finding().fixes()) {
      if (fix.edit() instanceof Fix.ReplaceText replace) {
        List<JsonObject> regions = regions(placed, replace.from());
        if (regions.size() == 1) {
          fixes.add(fix(placed.file(), fix.text(), regions.get(0), replace.to()));
        }
      }
    }
    return fixes;
  }

  private List<JsonObject> regions(PlacedFinding placed, String from) {
    int first = placed.finding().location().line();
    List<JsonObject> regions = new ArrayList<>();
    if (first <= 0) {
      return regions;
    }
    boolean isCode = isCode(placed.file());
    String written = isCode ? "\"" + escaped(from) + "\"" : from;
    int inside = isCode ? 1 : 0;
    int number = first;
    for (String line : lines.lines(placed.file(), first, first + (isCode ? MOST_LINES : 0))) {
      for (int at = line.indexOf(written); at >= 0; at = line.indexOf(written, at + 1)) {
        JsonObject region = new JsonObject();
        region.addProperty("startLine", number);
        region.addProperty("startColumn", at + inside + 1);
        region.addProperty("endLine", number);
        region.addProperty("endColumn", at + written.length() - inside + 1);
        regions.add(region);
      }
      if (isCode && line.stripTrailing().endsWith(";")) {
        break;
      }
      number++;
    }
    return regions;
  }

  private static boolean isCode(String file) {
    return file.endsWith(".java");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\t", "\\t");
  }

  private JsonObject fix(String file, String text, JsonObject region, String to) {
    JsonObject replacement = new JsonObject();
    replacement.add("deletedRegion", region);
    replacement.add("insertedContent", Json.object("text", isCode(file) ? escaped(to) : to));
    JsonObject change = new JsonObject();
    change.add("artifactLocation", artifacts.location(file));
    change.add("replacements", Json.arrayOf(replacement));
    JsonObject fix = new JsonObject();
    fix.add("description", Json.object("text", text));
    fix.add("artifactChanges", Json.arrayOf(change));
    return fix;
  }
}

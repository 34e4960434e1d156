package dev.pinlint.cli.risk;

import com.google.gson.JsonObject;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.json.RecordJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Tells the risk of a row. */
public final class RiskText {

  private RiskText() {}

  /** For people: the score, then a line for each reason. */
  public static List<String> of(OutageRisk risk) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "outage risk: "
            + risk.score()
            + " of "
            + OutageRisk.MOST
            + ", "
            + RecordJson.keyword(risk.band()));
    for (OutageRisk.Point point : risk.points()) {
      lines.add("  " + (point.points() > 0 ? "+" : "") + point.points() + "  " + point.reason());
    }
    return lines;
  }

  /** For programs: {@code backups} if they are known, and {@code risk}. */
  public static JsonObject json(PinnedHost row, LocalDate day) {
    JsonObject derived = new JsonObject();
    row.backups().ifPresent(number -> derived.addProperty("backups", number));
    OutageRisk risk = OutageRisk.of(row, day);
    JsonObject object = RecordJson.write(risk);
    object.addProperty("band", RecordJson.keyword(risk.band()));
    derived.add("risk", object);
    return derived;
  }
}

package dev.pinlint.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.pinlint.facts.EmbeddedCertificate;
import dev.pinlint.facts.LibraryTrustOverride;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.inspection.Inventory.PlacedAnchors;
import dev.pinlint.inspection.Inventory.PlacedCheck;
import dev.pinlint.inspection.Inventory.PlacedHostnameCheck;
import dev.pinlint.inspection.Inventory.PlacedOverride;
import dev.pinlint.inspection.Inventory.PlacedPins;
import java.util.Locale;

/**
 * Tells programs what code does about trust: the schema {@code pinlint-inventory/1}, described in
 * {@code docs/output-formats.md}.
 */
final class InventoryJson {

  private static final String SCHEMA = "pinlint-inventory/1";

  private final Result result;

  private InventoryJson(Result result) {
    this.result = result;
  }

  /** The document. */
  static JsonObject of(Result result) {
    InventoryJson json = new InventoryJson(result);
    JsonObject document = JsonReport.head(SCHEMA);
    document.add("pins", Json.array(result.inventory().pins(), json::pins));
    document.add("trustAnchors", Json.array(result.inventory().anchors(), json::anchors));
    document.add("trustDecisions", Json.array(result.inventory().checks(), json::check));
    document.add("trustOverrides", Json.array(result.inventory().overrides(), json::override));
    document.add(
        "hostnameDecisions", Json.array(result.inventory().hostnameChecks(), json::hostnameCheck));
    document.add("coverage", JsonCoverage.of(result));
    return document;
  }

  private JsonObject pins(PlacedPins placed) {
    JsonObject object = Json.object("host", placed.host().pattern());
    object.add("pins", Json.array(placed.host().pins()));
    JsonObject owners = new JsonObject();
    for (String pin : placed.host().pins()) {
      result.inventory().owner(pin).ifPresent(one -> owners.addProperty(pin, one.title()));
    }
    object.add("knownKeys", owners);
    result
        .inventory()
        .end(placed.host())
        .ifPresent(day -> object.addProperty("until", day.toString()));
    object.addProperty("complete", placed.host().isComplete());
    object.add(
        "location", JsonReport.location(placed.file(), placed.host().lastSite(), result.inputs()));
    return object;
  }

  private JsonObject anchors(PlacedAnchors placed) {
    JsonObject object = Json.object("api", placed.site().api());
    object.addProperty("platformAnchors", keyword(placed.site().effect()));
    object.add(
        "certificates", Json.array(placed.site().certificates(), InventoryJson::certificate));
    object.add(
        "location", JsonReport.location(placed.file(), placed.site().location(), result.inputs()));
    return object;
  }

  private static JsonObject certificate(EmbeddedCertificate certificate) {
    JsonObject object = Json.object("subject", certificate.subject());
    object.addProperty("issuer", certificate.issuer());
    object.addProperty("selfSigned", certificate.isSelfSigned());
    object.addProperty("authority", certificate.isAuthority());
    object.addProperty("key", certificate.key());
    object.addProperty("notBefore", certificate.firstDay().toString());
    object.addProperty("notAfter", certificate.lastDay().toString());
    object.addProperty("pin", certificate.pin());
    object.addProperty("sha256", certificate.fingerprint());
    return object;
  }

  private JsonObject hostnameCheck(PlacedHostnameCheck placed) {
    JsonObject object = Json.object("type", placed.type());
    object.addProperty("verdict", keyword(placed.check().verdict()));
    object.add(
        "location", JsonReport.location(placed.file(), placed.check().location(), result.inputs()));
    return object;
  }

  private JsonObject check(PlacedCheck placed) {
    JsonObject object = Json.object("type", placed.type());
    object.addProperty("verdict", keyword(placed.check().verdict()));
    placed.check().guard().ifPresent(guard -> object.addProperty("guard", guard.toString()));
    if (!placed.check().unseen().isEmpty()) {
      JsonArray unseen = new JsonArray();
      placed.check().unseen().forEach(unseen::add);
      object.add("unseen", unseen);
    }
    object.add(
        "location", JsonReport.location(placed.file(), placed.check().location(), result.inputs()));
    return object;
  }

  private JsonObject override(PlacedOverride placed) {
    LibraryTrustOverride override = placed.override();
    JsonObject object = Json.object("api", override.api());
    object.addProperty("chainOff", override.isChainOff());
    object.addProperty("hostNameOff", override.isHostNameOff());
    object.addProperty("revocationOff", override.isRevocationOff());
    object.addProperty("certainty", keyword(override.certainty()));
    object.addProperty("versions", override.versions());
    object.add(
        "location", JsonReport.location(placed.file(), override.location(), result.inputs()));
    return object;
  }

  private static String keyword(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

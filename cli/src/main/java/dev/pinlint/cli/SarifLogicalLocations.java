package dev.pinlint.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.pinlint.cli.json.Json;
import dev.pinlint.inspection.Inputs;
import dev.pinlint.model.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types that a SARIF log speaks of, each in the archive that it was read from, if any. */
final class SarifLogicalLocations {

  private final Inputs inputs;
  private final JsonArray all = new JsonArray();
  private final Map<String, Integer> indexes = new HashMap<>();

  SarifLogicalLocations(Inputs inputs) {
    this.inputs = inputs;
  }

  /** All locations that others are in. */
  JsonArray all() {
    return all;
  }

  /** The location of a member, by its type. */
  JsonObject location(Member member, String file) {
    JsonObject location = entry(member.name(), member.toString(), "member");
    location.addProperty("parentIndex", type(member.type(), file));
    return location;
  }

  private int type(String name, String file) {
    String archive = inputs.archive(file).orElse("");
    String key = archive + "!" + name;
    Integer known = indexes.get(key);
    if (known != null) {
      return known;
    }
    JsonObject type = entry(name.substring(name.lastIndexOf('.') + 1), name, "type");
    if (!archive.isEmpty()) {
      type.addProperty("parentIndex", archive(archive));
    }
    return add(key, type);
  }

  /** An archive is called by its Maven coordinates, if it tells them. */
  private int archive(String path) {
    Integer known = indexes.get(path);
    if (known != null) {
      return known;
    }
    List<String> modules = inputs.modules(path + "!/");
    String name = path.substring(path.lastIndexOf('/') + 1);
    JsonObject archive = entry(name, modules.size() == 1 ? modules.get(0) : path, "module");
    inputs.archive(path).ifPresent(outer -> archive.addProperty("parentIndex", archive(outer)));
    return add(path, archive);
  }

  private int add(String key, JsonObject location) {
    indexes.put(key, all.size());
    all.add(location);
    return all.size() - 1;
  }

  private static JsonObject entry(String name, String fullName, String kind) {
    JsonObject entry = Json.object("name", name);
    entry.addProperty("fullyQualifiedName", fullName);
    entry.addProperty("kind", kind);
    return entry;
  }
}

package dev.pinlint.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.pinlint.cli.json.Json;
import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The artifacts that a SARIF log speaks of: files, archives, and files in archives. */
final class SarifArtifacts {

  /** What stands for the directory that URIs are relative to. */
  static final String ROOT_ID = "SRCROOT";

  private final SourceRoot root;
  private final Inputs inputs;
  private final JsonArray artifacts = new JsonArray();
  private final Map<String, Integer> indexes = new LinkedHashMap<>();

  SarifArtifacts(SourceRoot root, Inputs inputs) {
    this.root = root;
    this.inputs = inputs;
  }

  /** All artifacts that were asked for. */
  JsonArray all() {
    return artifacts;
  }

  /** The location of a file. */
  JsonObject location(String file) {
    int index = index(file);
    JsonObject location =
        artifacts.get(index).getAsJsonObject().getAsJsonObject("location").deepCopy();
    location.addProperty("index", index);
    return location;
  }

  private int index(String file) {
    Integer known = indexes.get(file);
    if (known != null) {
      return known;
    }
    JsonObject artifact = new JsonObject();
    inputs
        .archive(file)
        .ifPresentOrElse(
            archive -> {
              // Within its parent, an artifact is found by its path from the parent's root.
              String entry = file.substring(archive.length() + "!".length());
              artifact.add("location", Json.object("uri", SourceRoot.encode(entry)));
              artifact.addProperty("parentIndex", index(archive));
            },
            () -> artifact.add("location", plain(file)));
    if (Kind.of(file) == Kind.SOURCE) {
      artifact.addProperty("sourceLanguage", "java");
    }
    artifact.add("roles", Json.arrayOf(new JsonPrimitive("analysisTarget")));
    List<String> modules = inputs.modules(file + "!/");
    if (inputs.isArchive(file) && !modules.isEmpty()) {
      JsonObject properties = new JsonObject();
      properties.add("mavenCoordinates", Json.array(modules));
      artifact.add("properties", properties);
    }
    int index = artifacts.size();
    artifacts.add(artifact);
    indexes.put(file, index);
    return index;
  }

  private JsonObject plain(String file) {
    return root.relativeUri(file)
        .map(
            uri -> {
              JsonObject location = Json.object("uri", uri);
              location.addProperty("uriBaseId", ROOT_ID);
              return location;
            })
        .orElseGet(() -> Json.object("uri", root.absoluteUri(file)));
  }
}

package dev.pinlint.cli.inventory;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.pinlint.cli.json.Json;
import dev.pinlint.cli.json.RecordJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lossless format of an inventory: JSON with the schema {@code pinlint-inventory/2}, described
 * in {@code docs/output-formats.md}. The keys are the components of {@link PinInventory}.
 */
public final class InventoryFile {

  /** What a document begins with. */
  public static final String SCHEMA = "pinlint-inventory/2";

  private static final Pattern NUMBERED = Pattern.compile("pinlint-inventory/([0-9]{1,9})");

  private static final int GREATEST_HEAD = 200;

  private InventoryFile() {}

  /**
   * The document.
   *
   * @param version the version of Pinlint that writes it
   * @param derived what to tell of a row that follows from the rest; it is not read
   */
  public static JsonObject write(
      PinInventory inventory, String version, Function<PinnedHost, JsonObject> derived) {
    JsonObject document = Json.object("schema", SCHEMA);
    JsonObject tool = Json.object("name", "Pinlint");
    tool.addProperty("version", version);
    document.add("tool", tool);
    RecordJson.write(inventory).entrySet().forEach(e -> document.add(e.getKey(), e.getValue()));
    JsonArray rows = document.getAsJsonArray("hosts");
    for (int i = 0; i < rows.size(); i++) {
      JsonObject row = rows.get(i).getAsJsonObject();
      derived
          .apply(inventory.hosts().get(i))
          .entrySet()
          .forEach(entry -> row.add(entry.getKey(), entry.getValue()));
    }
    return document;
  }

  /** Whether a file looks like an inventory, and not like something that is to be analysed. */
  public static boolean isOne(Path file) {
    if (!file.toString().endsWith(".json") || !Files.isRegularFile(file)) {
      return false;
    }
    char[] head = new char[GREATEST_HEAD];
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int length = reader.read(head);
      return length > 0 && new String(head, 0, length).contains("pinlint-inventory/");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads a document.
   *
   * @throws IOException if it cannot be read, or is no inventory of a version that is known
   */
  public static PinInventory read(Path file) throws IOException {
    try {
      return read(JsonParser.parseString(Files.readString(file)));
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": not a text in UTF-8", e);
    } catch (JsonParseException | IllegalArgumentException | StackOverflowError e) {
      throw new IOException(file + ": no inventory that is understood (" + e.getMessage() + ")", e);
    }
  }

  /**
   * The inventory that a document tells.
   *
   * @throws IllegalArgumentException if it tells none
   */
  public static PinInventory read(JsonElement document) {
    JsonElement schema =
        document.isJsonObject() ? document.getAsJsonObject().get("schema") : document;
    String found = schema != null && schema.isJsonPrimitive() ? schema.getAsString() : "";
    if (!found.equals(SCHEMA)) {
      throw new IllegalArgumentException(
          "its schema is not "
              + SCHEMA
              + age(found).map(age -> ", but " + found + ": " + age).orElse(""));
    }
    return RecordJson.read(document, PinInventory.class);
  }

  /** What to do about a document of another version. */
  private static Optional<String> age(String schema) {
    return number(schema)
        .map(
            number ->
                number < number(SCHEMA).orElseThrow()
                    ? "an older Pinlint wrote it, so make it anew from the code"
                    : "a newer Pinlint wrote it, so use that one, or make it anew from the code");
  }

  private static Optional<Integer> number(String schema) {
    Matcher matcher = NUMBERED.matcher(schema);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }
}

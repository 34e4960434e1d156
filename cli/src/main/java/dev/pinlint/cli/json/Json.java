package dev.pinlint.cli.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.PrintStream;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collector;

/** Makes JSON, its keys in the order in which they were added. */
public final class Json {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private Json() {}

  /** Prints a document. */
  public static void print(JsonElement document, PrintStream out) {
    GSON.toJson(document, out);
    out.print("\n");
    out.flush();
  }

  /** An array of what the function makes of the items. */
  public static <T> JsonArray array(Collection<T> items, Function<T, JsonElement> element) {
    return items.stream().map(element).collect(toArray());
  }

  /** An array of strings. */
  public static JsonArray array(Collection<String> items) {
    return array(items, JsonPrimitive::new);
  }

  /** An array of one element. */
  public static JsonArray arrayOf(JsonElement element) {
    JsonArray array = new JsonArray();
    array.add(element);
    return array;
  }

  /** Collects elements. */
  public static Collector<JsonElement, JsonArray, JsonArray> toArray() {
    return Collector.of(
        JsonArray::new,
        JsonArray::add,
        (left, right) -> {
          left.addAll(right);
          return left;
        });
  }

  /** An object with one key. */
  public static JsonObject object(String key, JsonElement value) {
    JsonObject object = new JsonObject();
    object.add(key, value);
    return object;
  }

  /** An object with one key, whose value is a string. */
  public static JsonObject object(String key, String value) {
    JsonObject object = new JsonObject();
    object.addProperty(key, value);
    return object;
  }
}

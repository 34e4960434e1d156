package dev.pinlint.cli.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns public records into JSON objects and back: the components are the keys, so that the record
 * is the schema. Components may be texts, numbers, booleans, days, enums (in small letters, with
 * hyphens), records, and lists, options and maps by text of these.
 *
 * <p>An option that is empty is left out. A key that is missing reads as an empty list, map or
 * option, or as the constant {@code UNKNOWN} of its enum: an older writer did not know of it. Keys
 * that no component has are passed over.
 */
public final class RecordJson {

  private static final String UNKNOWN = "UNKNOWN";

  private RecordJson() {}

  /** The object that tells all of the record. */
  public static JsonObject write(Record value) {
    JsonObject object = new JsonObject();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object part = get(value, component);
      if (part instanceof Optional<?> optional) {
        optional.ifPresent(present -> object.add(component.getName(), element(present)));
      } else {
        object.add(component.getName(), element(part));
      }
    }
    return object;
  }

  /** The name of a constant in a document. */
  public static String keyword(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Object get(Record value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }

  private static JsonElement element(Object value) {
    if (value instanceof Record part) {
      return write(part);
    } else if (value instanceof List<?> list) {
      JsonArray array = new JsonArray();
      list.forEach(item -> array.add(element(item)));
      return array;
    } else if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((key, item) -> object.add(key.toString(), element(item)));
      return object;
    } else if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    } else if (value instanceof Number number) {
      return new JsonPrimitive(number);
    } else if (value instanceof Enum<?> constant) {
      return new JsonPrimitive(keyword(constant));
    }
    return new JsonPrimitive(value.toString());
  }

  /**
   * The record that an object tells.
   *
   * @throws IllegalArgumentException if it does not, with the key that is wrong in the message
   */
  public static <T extends Record> T read(JsonElement element, Class<T> type) {
    return type.cast(record(element, type, ""));
  }

  private static Object record(JsonElement element, Class<?> type, String path) {
    if (!element.isJsonObject()) {
      throw new IllegalArgumentException("not an object: " + shown(path));
    }
    JsonObject object = element.getAsJsonObject();
    RecordComponent[] components = type.getRecordComponents();
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      values.add(
          component(
              object.get(component.getName()),
              component.getGenericType(),
              path + "/" + component.getName()));
    }
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + shown(path), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.toString(), e);
    }
  }

  private static Object component(@Nullable JsonElement element, Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      return container(element, generic, path);
    }
    Class<?> plain = (Class<?>) type;
    if (element == null || element.isJsonNull()) {
      if (plain.isEnum()) {
        return constant(UNKNOWN, plain, path);
      }
      throw new IllegalArgumentException("missing: " + shown(path));
    }
    return value(element, plain, path);
  }

  private static Object container(
      @Nullable JsonElement element, ParameterizedType type, String path) {
    boolean isMissing = element == null || element.isJsonNull();
    Type[] arguments = type.getActualTypeArguments();
    Type content = arguments[arguments.length - 1];
    if (type.getRawType().equals(Optional.class)) {
      return isMissing ? Optional.empty() : Optional.of(component(element, content, path));
    } else if (type.getRawType().equals(Map.class)) {
      Map<String, Object> map = new TreeMap<>();
      if (element != null && element.isJsonObject()) {
        element
            .getAsJsonObject()
            .entrySet()
            .forEach(
                entry ->
                    map.put(
                        entry.getKey(),
                        component(entry.getValue(), content, path + "/" + entry.getKey())));
      }
      return map;
    }
    List<Object> list = new ArrayList<>();
    if (element != null && !isMissing) {
      if (!element.isJsonArray()) {
        throw new IllegalArgumentException("not a list: " + shown(path));
      }
      int index = 0;
      for (JsonElement item : element.getAsJsonArray()) {
        list.add(component(item, content, path + "/" + index++));
      }
    }
    return list;
  }

  private static Object value(JsonElement element, Class<?> type, String path) {
    if (type.isRecord()) {
      return record(element, type, path);
    }
    if (!element.isJsonPrimitive()) {
      throw new IllegalArgumentException("not a plain value: " + shown(path));
    }
    JsonPrimitive primitive = element.getAsJsonPrimitive();
    try {
      if (type.isEnum()) {
        return constant(
            primitive.getAsString().toUpperCase(Locale.ROOT).replace('-', '_'), type, path);
      } else if (type == boolean.class || type == Boolean.class) {
        return primitive.getAsBoolean();
      } else if (type == int.class || type == Integer.class) {
        return primitive.getAsInt();
      } else if (type == LocalDate.class) {
        return LocalDate.parse(primitive.getAsString());
      }
      return primitive.getAsString();
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException("not understood: " + shown(path), e);
    }
  }

  /** The constant with the name. A newer writer may know of more: those are unknown. */
  private static Object constant(String name, Class<?> type, String path) {
    Object[] all = type.getEnumConstants();
    return Arrays.stream(all)
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .or(
            () ->
                Arrays.stream(all)
                    .filter(constant -> ((Enum<?>) constant).name().equals(UNKNOWN))
                    .findFirst())
        .orElseThrow(() -> new IllegalArgumentException("missing or not known: " + shown(path)));
  }

  private static String shown(String path) {
    return path.isEmpty() ? "the document" : path;
  }
}

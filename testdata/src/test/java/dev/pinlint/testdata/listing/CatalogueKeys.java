package dev.pinlint.testdata.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the catalogue calls its APIs and settings: ids and keys, in its order. */
public final class CatalogueKeys {

  private static final Pattern LINE =
      Pattern.compile("(?:- |  )(?<name>id|role|key): \"?(?<value>[^\"]*)\"?");

  private CatalogueKeys() {}

  /** The ids of the APIs with one of the roles, and the keys of all settings. */
  public static List<String> of(Path catalogue, Set<String> roles) {
    List<String> keys = new ArrayList<>();
    String id = "";
    for (String line : lines(catalogue)) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      String value = matcher.group("value");
      switch (matcher.group("name")) {
        case "id" -> id = value;
        case "key" -> keys.add(value);
        default -> {
          if (roles.contains(value)) {
            keys.add(id);
          }
        }
      }
    }
    return List.copyOf(keys);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

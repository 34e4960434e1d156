package dev.pinlint.libraries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the libraries of a Gradle version catalogue, as {@code gradle/libs.versions.toml}: texts,
 * and tables that stand on one line. Of a version with conditions nothing is known.
 */
public final class VersionCatalogue {

  private static final Pattern SECTION = Pattern.compile("\\s*\\[([^\\]]+)\\]\\s*(?:#.*)?");
  private static final Pattern ENTRY = Pattern.compile("\\s*([\\w.\"'-]+)\\s*=\\s*(.*)");
  private static final Pattern KEY =
      Pattern.compile("\\b([\\w.-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|(\\{))");
  private static final Pattern TEXT = Pattern.compile("(?:\"([^\"]*)\"|'([^']*)')\\s*(?:#.*)?");

  private final Map<String, String> versions = new HashMap<>();
  private final List<String> libraries = new ArrayList<>();

  private VersionCatalogue(String text) {
    String section = "";
    for (String line : text.lines().toList()) {
      Matcher header = SECTION.matcher(line);
      Matcher entry = ENTRY.matcher(line);
      if (header.matches()) {
        section = header.group(1).strip();
      } else if (!line.stripLeading().startsWith("#") && entry.matches()) {
        if (section.equals("versions")) {
          versions.put(entry.group(1), text(entry.group(2)).orElse("?"));
        } else if (section.equals("libraries")) {
          libraries.add(entry.group(2));
        }
      }
    }
  }

  /** The libraries. */
  public static List<Coordinates> libraries(String text) {
    VersionCatalogue catalogue = new VersionCatalogue(text);
    return catalogue.libraries.stream()
        .flatMap(written -> catalogue.library(written).stream())
        .toList();
  }

  private Optional<Coordinates> library(String written) {
    Optional<String> text = text(written);
    if (text.isPresent()) {
      return Coordinates.parse(text.get());
    }
    Map<String, String> table = new HashMap<>();
    Matcher key = KEY.matcher(written);
    while (key.find()) {
      String value = key.group(2) != null ? key.group(2) : key.group(3);
      // A table in a table is a version with conditions, or a reference in another dress.
      table.putIfAbsent(key.group(1), value == null ? "?" : value);
    }
    String reference = table.getOrDefault("version.ref", table.getOrDefault("ref", ""));
    String version =
        reference.isEmpty()
            ? table.getOrDefault("version", "")
            : versions.getOrDefault(reference, "?");
    String[] module =
        table
            .getOrDefault("module", table.getOrDefault("group", "") + ":" + table.get("name"))
            .split(":", -1);
    // Without a version it has that of a platform that is imported somewhere.
    return module.length == 2 && !version.isEmpty()
        ? Coordinates.of(module[0], module[1], version)
        : Optional.empty();
  }

  private static Optional<String> text(String written) {
    Matcher text = TEXT.matcher(written.strip());
    return text.matches()
        ? Optional.of(text.group(1) != null ? text.group(1) : text.group(2))
        : Optional.empty();
  }
}

package dev.pinlint.testdata.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sinks of a catalogue of APIs, as far as a listing needs them. The file is YAML of a plain
 * shape: a line that begins with {@code - id:} opens an entry, and every key stands on a line of
 * its own.
 */
public final class Catalogue {

  private static final Set<String> SINKS =
      Set.of("PIN_SINK", "FINGERPRINT", "TRUST_ALL_CALL", "TRUST_ALL_CONSTANT", "INSTALL_PIN");

  private static final Pattern KEY = Pattern.compile("  (\\w+): (.*)");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  /**
   * A member that may decide about trust.
   *
   * @param shapes parameters in descriptor form for a method, which may return anything; descriptor
   *     of a field
   */
  record Sink(String owner, String name, Set<String> shapes) {

    static String shape(String descriptor) {
      return descriptor.substring(0, descriptor.indexOf(')') + 1);
    }
  }

  private final List<Sink> sinks;

  private Catalogue(List<Sink> sinks) {
    this.sinks = List.copyOf(sinks);
  }

  /** Reads a catalogue. */
  public static Catalogue of(Path file) {
    try {
      String text = Files.readString(file);
      String apis = text.substring(text.indexOf("\napis:"));
      List<Sink> sinks = new ArrayList<>();
      for (String entry : apis.split("\n- id: ", -1)) {
        if (SINKS.contains(value(entry, "role")) && !value(entry, "kind").equals("type")) {
          sinks.add(sink(entry));
        }
      }
      return new Catalogue(sinks);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  List<Sink> named(String name) {
    return sinks.stream().filter(sink -> sink.name().equals(name)).toList();
  }

  private static Sink sink(String entry) {
    Set<String> shapes =
        QUOTED
            .matcher(value(entry, "descriptors"))
            .results()
            .map(result -> Sink.shape(result.group(1)))
            .collect(Collectors.toSet());
    return new Sink(unquoted(value(entry, "owner")), unquoted(value(entry, "name")), shapes);
  }

  private static String value(String entry, String key) {
    return Arrays.stream(entry.split("\n", -1))
        .map(KEY::matcher)
        .filter(Matcher::matches)
        .filter(line -> line.group(1).equals(key))
        .map(line -> line.group(2))
        .findFirst()
        .orElse("");
  }

  private static String unquoted(String value) {
    return value.replace("\"", "");
  }
}

package dev.pinlint.knowledge;

import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one knowledge file.
 *
 * <pre>
 * # a comment
 * library okhttp com.squareup.okhttp3:okhttp 3.14.9 4.12.0
 * pin-sink okhttp3.CertificatePinner.Builder#add(String,String...) host=0 pins=1.. returns=receiver
 * harmless org.slf4j.Logger#*
 * </pre>
 *
 * <p>{@code library} names what the lines below it are about: a name, the Maven coordinates, the
 * versions that a test resolves each line against. Without coordinates it is the Java platform.
 * Types are full names; those of {@code java.lang} may be short.
 */
public final class KnowledgeFile {

  /**
   * A library that knowledge is about.
   *
   * @param name for messages
   * @param coordinates group and artifact id; empty for the platform
   * @param versions versions that the lines were checked against
   */
  public record Library(String name, Optional<String> coordinates, List<String> versions) {
    public Library {
      versions = List.copyOf(versions);
    }
  }

  private static final Pattern LINE =
      Pattern.compile(
          "(?<role>[a-z-]+)"
              + " +(?<owner>[\\w.$]+)#(?<name>[\\w<>$]+|\\*)(?:\\((?<types>[^)]*)\\))?(?<properties>("
              + " +\\S+)*)");

  private final List<Library> libraries = new ArrayList<>();
  private final List<Api> apis = new ArrayList<>();

  /**
   * Reads the text of a knowledge file.
   *
   * @param file what to call it in messages
   * @throws IllegalArgumentException naming file and line, if a line cannot be understood
   */
  public KnowledgeFile(String file, String text) {
    Library library = new Library(file, Optional.empty(), List.of());
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        if (line.startsWith("library ")) {
          library = library(line);
          libraries.add(library);
        } else {
          apis.add(api(library, line));
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
      }
    }
  }

  /** The libraries that the file names. */
  public List<Library> libraries() {
    return List.copyOf(libraries);
  }

  /** The lines of the file. */
  public List<Api> apis() {
    return List.copyOf(apis);
  }

  private static Library library(String line) {
    List<String> words = Arrays.asList(line.split(" +"));
    return new Library(
        words.get(1),
        words.size() > 2 ? Optional.of(words.get(2)) : Optional.empty(),
        words.subList(Math.min(3, words.size()), words.size()));
  }

  private static Api api(Library library, String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not 'role owner#name(types) property=value …': " + line);
    }
    String types = matcher.group("types");
    if (types == null && !matcher.group("name").equals(Api.ANY_METHOD)) {
      throw new IllegalArgumentException("a method needs its parameter types: " + line);
    }
    Map<String, String> properties = new HashMap<>();
    for (String property : matcher.group("properties").strip().split(" +", -1)) {
      int equals = property.indexOf('=');
      if (equals > 0) {
        properties.put(property.substring(0, equals), property.substring(equals + 1));
      } else if (!property.isEmpty()) {
        throw new IllegalArgumentException("not property=value: " + property);
      }
    }
    return new Api(
        library.name(),
        Role.of(matcher.group("role")),
        TypeRef.of(matcher.group("owner")),
        matcher.group("name"),
        types == null || types.isBlank()
            ? List.of()
            : Arrays.stream(types.split(","))
                .map(String::strip)
                .map(KnowledgeFile::fullName)
                .toList(),
        properties);
  }

  private static String fullName(String type) {
    return Character.isUpperCase(type.charAt(0)) && type.indexOf('.') == type.indexOf("...")
        ? "java.lang." + type
        : type;
  }
}

package dev.pinlint.prefilter;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Suppression;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a file must contain for facts to start in it. */
final class Triggers {

  private final Set<String> types = new TreeSet<>();
  private final Set<String> words = new TreeSet<>();
  private final Set<List<String>> headers = new LinkedHashSet<>();
  private final Set<List<String>> settings = new LinkedHashSet<>();

  /**
   * The types that have such APIs, and the names of the methods. A file may call a method on a type
   * whose name it does not tell; but a name of one word, as {@code add}, is everybody's, and there
   * the type's name is asked for.
   */
  Triggers(Knowledge knowledge) {
    for (Api api : knowledge.factStarts()) {
      types.add(api.owner().name());
      if (Api.isDistinctive(api.name())) {
        words.add(api.name());
      } else if (api.role() == Role.TRUST_OVERRIDE) {
        types.addAll(knowledge.typesAround(api));
      }
    }
    knowledge.with(Role.TLS_CONNECTION).forEach(api -> words.add(api.name()));
    // Where a function is passed, its type need not be named.
    for (Api api : knowledge.with(Role.SIGNATURE)) {
      if (Api.isDistinctive(api.name())) {
        words.add(api.name());
      } else {
        types.add(api.owner().name());
      }
    }
    // A header is named by a text, or by a constant of some library.
    for (Api api : knowledge.with(Role.TEXT_CONSTANT)) {
      headers.add(Arrays.asList(api.text().orElseThrow().split("-", -1)));
      words.add(api.name());
    }
    // Code names a setting by its key, or in a URL.
    knowledge.settings().stream()
        .filter(setting -> !setting.isAnchor())
        .forEach(setting -> settings.add(setting.literals().flatMap(Triggers::words).toList()));
    // Of each suppression it is said whether it does anything.
    words.add(Suppression.OWN_NAME);
  }

  /** Whether facts may start in the file. */
  boolean isIn(Words file) {
    return words.stream().anyMatch(file::mayContain)
        || types.stream().anyMatch(type -> mayName(file, type))
        || headers.stream().anyMatch(header -> mayHave(file, header))
        || settings.stream().anyMatch(key -> key.stream().allMatch(file::mayContain));
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split("[^\\w]+", -1)).filter(word -> !word.isEmpty());
  }

  /** Whether a file has all words of a header, as it is usually written or in lower case. */
  private static boolean mayHave(Words file, List<String> header) {
    return header.stream()
        .allMatch(
            word ->
                Stream.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT))
                    .anyMatch(file::mayContain));
  }

  /**
   * Whether a file may name the type: by an import, in full, or as one of its own package, or of a
   * package or module that is imported as a whole; but for nested types that are inherited.
   */
  static boolean mayName(Words file, String type) {
    int end = outermost(type);
    int dot = type.lastIndexOf('.', end - 1);
    String simpleName = type.substring(dot + 1, end);
    return file.mayContain(simpleName)
        && (dot < 0
            || file.mayName(type.substring(0, end))
            || file.mayName(type.substring(0, dot))
            || file.mayName(SourceUnits.MODULE_IMPORT)
            || mayNameRelocated(file, type.substring(0, dot)));
  }

  /** A relocated copy has the packages of the original behind others. */
  private static boolean mayNameRelocated(Words file, String packages) {
    return !Platform.owns(packages + ".")
        && Arrays.stream(packages.split("\\.", -1)).allMatch(file::mayContain);
  }

  /** Where the name of the outermost type ends: of a nested one it tells enough. */
  private static int outermost(String type) {
    for (int start = 0; start >= 0; start = type.indexOf('.', start) + 1) {
      int dot = type.indexOf('.', start);
      if (dot < 0) {
        return type.length();
      } else if (Character.isUpperCase(type.charAt(start))) {
        return dot;
      }
    }
    return type.length();
  }
}

package dev.pinlint.prefilter;

import dev.pinlint.model.Platform;
import java.util.List;

/**
 * A type, ready to be looked for in many files: of a nested one the outermost tells enough.
 *
 * @param simpleName its simple name
 * @param fullName its full name
 * @param packages the name of its package; empty if it is in none
 * @param relocated the words that name its package if it is relocated, which puts others in front;
 *     empty if it never is, as a type of the platform
 */
record NamedType(String simpleName, String fullName, String packages, List<String> relocated) {

  /** The type with a full name, with dots throughout. */
  static NamedType of(String type) {
    int end = outermost(type);
    int dot = type.lastIndexOf('.', end - 1);
    String packages = dot < 0 ? "" : type.substring(0, dot);
    return new NamedType(
        type.substring(dot + 1, end),
        type.substring(0, end),
        packages,
        Platform.owns(packages + ".") ? List.of() : List.of(packages.split("\\.", -1)));
  }

  /** Where the name of the outermost type ends. */
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

  /**
   * Whether a file may name the type: by an import, in full, or as one of its own package, or of a
   * package or module that is imported as a whole; but for nested types that are inherited.
   */
  boolean mayBeIn(Words file) {
    return file.mayContain(simpleName)
        && (packages.isEmpty()
            || file.mayName(fullName)
            || file.mayName(packages)
            || file.mayName(SourceUnits.MODULE_IMPORT)
            || (!relocated.isEmpty() && relocated.stream().allMatch(file::mayContain)));
  }
}

package dev.pinlint.prefilter;

import java.util.Comparator;
import java.util.List;

/**
 * What is analysed together or not at all, by what one look at it tells: a source file, or the
 * class files of a top-level type and of all that is nested in it.
 *
 * @param path where it is; of several class files, the first
 * @param isSource whether it is a source file
 * @param words the identifiers and qualified names in it
 * @param supertypes the identifiers by which it may name the direct supertypes of what it declares
 * @param types full names of the types that it may declare, with dots throughout
 * @param isSuspect whether it looks broken, so that a front end should have a look at it
 */
public record Unit(
    String path,
    boolean isSource,
    Words words,
    Words supertypes,
    List<String> types,
    boolean isSuspect) {

  public Unit {
    types = List.copyOf(types);
  }

  /** One look at the text of a Java source file. */
  public static Unit ofSource(String path, String text) {
    return SourceUnits.of(path, text);
  }

  /**
   * The types by which another unit is known to be a copy of this one, or compiled from it: of
   * class files the top-level type.
   */
  List<String> topLevelTypes() {
    return isSource
        ? types
        : types.stream().min(Comparator.comparingInt(String::length)).stream().toList();
  }

  /** Whether it is named after the type, as the source file of a public type is. */
  boolean isNamedAfter(String type) {
    String simpleName = type.substring(type.lastIndexOf('.') + 1);
    return path.endsWith("/" + simpleName + ".java") || path.equals(simpleName + ".java");
  }
}

package dev.pinlint.prefilter;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.source.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is analysed together or not at all: a source file, or the class files of a top-level type
 * and of all that is nested in it.
 *
 * @param path where it is; of several class files, the first
 * @param words the identifiers in it
 * @param supertypes the identifiers by which it may name the direct supertypes of what it declares
 * @param types full names of the types that it may declare, with dots throughout
 * @param source the source file, if it is one
 * @param classes else the class files
 * @param isSuspect whether it looks broken, so that a front end should have a look at it
 */
record Unit(
    String path,
    Words words,
    Words supertypes,
    List<String> types,
    Optional<SourceFile> source,
    List<ClassFile> classes,
    boolean isSuspect) {

  Unit {
    types = List.copyOf(types);
    classes = List.copyOf(classes);
  }

  /**
   * The types by which another unit is known to be a copy of this one, or compiled from it: of
   * class files the top-level type.
   */
  List<String> topLevelTypes() {
    return source.isPresent()
        ? types
        : types.stream().min(Comparator.comparingInt(String::length)).stream().toList();
  }

  /** Whether it is named after the type, as the source file of a public type is. */
  boolean isNamedAfter(String type) {
    String simpleName = type.substring(type.lastIndexOf('.') + 1);
    return path.endsWith("/" + simpleName + ".java") || path.equals(simpleName + ".java");
  }
}

package dev.pinlint.inspection;

import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes each type from one place only, the first that has it. A nested, local or anonymous type is
 * never taken from another place than the type around it: other places may have other versions.
 */
final class DistinctTypes {

  /** A class file may claim a name of any length, with as many types around it. */
  private static final int LONGEST_OUTER_NAME = 1000;

  private final List<TypeModel> types = new ArrayList<>();
  private final Map<String, TypeModel> byName = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private final List<Repetition> repetitions = new ArrayList<>();

  /**
   * A type that was met again.
   *
   * @param type as it was met again, and not taken
   * @param place where that was
   * @param first where it, or the type around it, was taken from
   * @param difference how it differs from the one that was taken, if it does
   */
  record Repetition(TypeModel type, String place, String first, Optional<String> difference) {}

  /**
   * Adds the types of a place.
   *
   * @param place a source file, an archive, or all class files outside archives
   * @param added the types, of which the new ones are taken
   */
  void add(String place, List<TypeModel> added) {
    // The name of a type begins with that of the type around it.
    added.stream()
        .sorted(Comparator.comparing(TypeModel::name))
        .forEach(
            type -> {
              String owner = owner(type.name(), place);
              if (owner.equals(place)) {
                places.put(type.name(), place);
                byName.put(type.name(), type);
                types.add(type);
              } else {
                repetitions.add(new Repetition(type, place, owner, difference(type)));
              }
            });
  }

  /** Types in bodies have no names of their own, so that no two of them can be compared. */
  private Optional<String> difference(TypeModel type) {
    if (isInBody(type.name())) {
      return Optional.empty();
    }
    TypeModel first = byName.get(type.name());
    return first == null ? Optional.of("is not there") : TypeDifference.between(first, type);
  }

  private static boolean isInBody(String name) {
    return name.indexOf('#') >= 0 || name.indexOf('/') >= 0;
  }

  private String owner(String name, String place) {
    for (int end = 1; end < Math.min(name.length(), LONGEST_OUTER_NAME); end++) {
      if (isSeparator(name.charAt(end)) && places.containsKey(name.substring(0, end))) {
        return places.getOrDefault(name.substring(0, end), place);
      }
    }
    return places.getOrDefault(name, place);
  }

  private static boolean isSeparator(char character) {
    return character == '.' || character == '#' || character == '/';
  }

  /** The types. */
  List<TypeModel> types() {
    return types;
  }

  /** The types that were met again. */
  List<Repetition> repetitions() {
    return repetitions;
  }
}

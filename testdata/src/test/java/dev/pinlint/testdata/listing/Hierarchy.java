package dev.pinlint.testdata.listing;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is above a type: through the class files at hand, and through the platform. */
final class Hierarchy {

  private final Map<String, Set<String>> parents;

  Hierarchy(Map<String, Set<String>> parents) {
    this.parents = parents;
  }

  /** The type and all that is above it. */
  Set<String> upwards(String type) {
    Set<String> met = new LinkedHashSet<>();
    climb(type, met);
    return met;
  }

  /** All that is above the type. */
  Set<String> above(String type) {
    Set<String> met = upwards(type);
    met.remove(type);
    return met;
  }

  private void climb(String type, Set<String> met) {
    if (met.add(type)) {
      Set<String> known = parents.get(type);
      (known == null ? ofPlatform(type) : known).forEach(parent -> climb(parent, met));
    }
  }

  private static Set<String> ofPlatform(String type) {
    try {
      ClassLoader platform = ClassLoader.getPlatformClassLoader();
      Class<?> loaded = Class.forName(ClassScan.dotted(type), false, platform);
      Set<String> above = new LinkedHashSet<>();
      Arrays.stream(loaded.getInterfaces()).forEach(each -> above.add(internal(each)));
      if (loaded.getSuperclass() != null) {
        above.add(internal(loaded.getSuperclass()));
      }
      return above;
    } catch (ClassNotFoundException ofAnotherLibrary) {
      return Set.of();
    }
  }

  private static String internal(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}

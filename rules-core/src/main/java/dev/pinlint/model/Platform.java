package dev.pinlint.model;

import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The types of the Java platform that the tool itself runs on, as context. Classes are looked up
 * without being initialised; only packages that begin with {@code java.} or {@code javax.} are
 * asked for.
 */
public final class Platform implements Context {

  @Override
  public Optional<TypeHeader> header(String typeName) {
    if (!owns(typeName)) {
      return Optional.empty();
    }
    return find(typeName)
        .map(
            type ->
                new TypeHeader(
                    typeName,
                    type.isInterface(),
                    Optional.ofNullable(type.getSuperclass()).map(Reflected::ref),
                    Arrays.stream(type.getInterfaces()).map(Reflected::ref).toList()));
  }

  @Override
  public Optional<Signatures> signatures(String typeName) {
    return owns(typeName) ? find(typeName).map(Reflected::signatures) : Optional.empty();
  }

  /** Whether a type with this name can only be one of the platform's. */
  public static boolean owns(String typeName) {
    return typeName.startsWith("java.") || typeName.startsWith("javax.");
  }

  /**
   * The packages that {@code import module} brings of a module of the platform, in alphabetical
   * order: those that it exports, and those of the modules that it requires transitively (JLS
   * 7.5.5). Of other modules nothing is known.
   */
  public static List<String> packages(String module) {
    SortedSet<String> packages = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> pending = new ArrayDeque<>(List.of(module));
    while (!pending.isEmpty()) {
      String next = pending.remove();
      if (seen.add(next)) {
        ModuleFinder.ofSystem()
            .find(next)
            .map(ModuleReference::descriptor)
            .ifPresent(
                found -> {
                  found.exports().stream()
                      .filter(exported -> !exported.isQualified())
                      .forEach(exported -> packages.add(exported.source()));
                  found.requires().stream()
                      .filter(required -> required.modifiers().contains(Modifier.TRANSITIVE))
                      .forEach(required -> pending.add(required.name()));
                });
      }
    }
    return List.copyOf(packages);
  }

  private static Optional<Class<?>> find(String canonicalName) {
    String binaryName = canonicalName;
    while (true) {
      try {
        return Optional.of(Class.forName(binaryName, false, ClassLoader.getPlatformClassLoader()));
      } catch (ClassNotFoundException | LinkageError e) {
        int dot = binaryName.lastIndexOf('.');
        if (dot < 0
            || dot + 1 >= binaryName.length()
            || !Character.isUpperCase(binaryName.charAt(dot + 1))) {
          return Optional.empty();
        }
        binaryName = binaryName.substring(0, dot) + '$' + binaryName.substring(dot + 1);
      }
    }
  }
}

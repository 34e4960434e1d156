package dev.pinlint.model;

import java.util.Arrays;
import java.util.Optional;

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

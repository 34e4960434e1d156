package dev.pinlint.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What types declare, as knowledge files write it. */
@FunctionalInterface
interface ClassFiles {

  /**
   * A type.
   *
   * @param members signatures of its methods, names of its static final fields
   * @param supertypes canonical names of the types right above it
   */
  record Declared(Set<String> members, Set<String> supertypes) {}

  /** The type with the binary name, if there is one. */
  Optional<Declared> declared(String binaryName);

  /** Tries the canonical name as it is, then with its last parts as nested types. */
  default Optional<Declared> find(String canonicalName) {
    String name = canonicalName;
    while (true) {
      Optional<Declared> found = declared(name);
      int dot = name.lastIndexOf('.');
      if (found.isPresent() || dot < 0) {
        return found;
      }
      name = name.substring(0, dot) + '$' + name.substring(dot + 1);
    }
  }

  /** Whether the first type is below the second, as far as the types between are here. */
  default boolean isSubtype(String sub, String sup) {
    return find(sub).stream()
        .flatMap(type -> type.supertypes().stream())
        .anyMatch(above -> above.equals(sup) || isSubtype(above, sup));
  }

  /** These types, then the others. */
  default ClassFiles or(ClassFiles others) {
    return name -> declared(name).or(() -> others.declared(name));
  }

  /** The platform that the tests run on. */
  static ClassFiles ofPlatform() {
    return name -> {
      try {
        Class<?> type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
        return Optional.of(declared(type));
      } catch (ClassNotFoundException e) {
        return Optional.empty();
      }
    };
  }

  private static Declared declared(Class<?> type) {
    Set<String> members = new HashSet<>();
    Stream.<Executable>concat(
            Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
        .forEach(
            method ->
                members.add(
                    signature(
                        method instanceof java.lang.reflect.Constructor
                            ? "<init>"
                            : method.getName(),
                        Arrays.stream(method.getParameterTypes())
                            .map(Class::getCanonicalName)
                            .toList(),
                        method.isVarArgs())));
    Arrays.stream(type.getDeclaredFields())
        .filter(field -> isConstant(field.getModifiers()))
        .forEach(field -> members.add(field.getName()));
    Set<String> supertypes = new HashSet<>();
    Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
        .forEach(above -> supertypes.add(above.getCanonicalName()));
    return new Declared(members, supertypes);
  }

  /** The classes of an Android library. */
  static ClassFiles ofAndroidLibrary(Path aar) {
    try (ZipFile zip = new ZipFile(aar.toFile());
        InputStream classes = zip.getInputStream(zip.getEntry("classes.jar"))) {
      Path jar = Files.createTempFile("classes", ".jar");
      jar.toFile().deleteOnExit();
      Files.copy(classes, jar, StandardCopyOption.REPLACE_EXISTING);
      return ofJar(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(aar.toString(), e);
    }
  }

  /** A jar, none of whose code is run. */
  static ClassFiles ofJar(Path jar) {
    return name -> {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        ZipEntry entry = zip.getEntry(name.replace('.', '/') + ".class");
        if (entry == null) {
          return Optional.empty();
        }
        Declared declared = new Declared(new HashSet<>(), new HashSet<>());
        // A facade of Kotlin's has the functions of several files, each in a superclass of its own.
        while (entry != null) {
          try (InputStream in = zip.getInputStream(entry)) {
            ClassReader reader = new ClassReader(in);
            add(reader, declared);
            String next = reader.getSuperName();
            entry =
                next != null && next.startsWith(name.replace('.', '/') + "__")
                    ? zip.getEntry(next + ".class")
                    : null;
          }
        }
        return Optional.of(declared);
      } catch (IOException e) {
        throw new UncheckedIOException(jar.toString(), e);
      }
    };
  }

  private static void add(ClassReader reader, Declared declared) {
    Stream.concat(Stream.ofNullable(reader.getSuperName()), Arrays.stream(reader.getInterfaces()))
        .forEach(above -> declared.supertypes().add(canonicalName(above)));
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            declared
                .members()
                .add(
                    signature(
                        name,
                        Arrays.stream(Type.getArgumentTypes(descriptor))
                            .map(type -> type.getClassName().replace('$', '.'))
                            .toList(),
                        (access & Opcodes.ACC_VARARGS) != 0));
            return null;
          }

          @Override
          public FieldVisitor visitField(
              int access, String name, String descriptor, String signature, Object value) {
            if (isConstant(access)) {
              declared.members().add(name);
            }
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
  }

  private static String canonicalName(String internalName) {
    return internalName.replace('/', '.').replace('$', '.');
  }

  private static boolean isConstant(int modifiers) {
    return Modifier.isStatic(modifiers) && Modifier.isFinal(modifiers);
  }

  private static String signature(String name, List<String> parameters, boolean isVarargs) {
    String all = String.join(",", parameters);
    return name + "(" + (isVarargs ? all.replaceFirst("\\[]$", "...") : all) + ")";
  }
}

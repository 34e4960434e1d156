package dev.pinlint.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.nio.file.Path;
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
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The methods that types declare, as knowledge files write them. */
interface ClassFiles {

  /** The signatures that the type with the binary name declares, if there is such a type. */
  Optional<Set<String>> declared(String binaryName);

  /** Names of the types right above the type, and above those that are found. */
  Set<String> supertypes(String binaryName);

  /** The platform that the tests run on. */
  static ClassFiles ofPlatform() {
    return new OfPlatform();
  }

  /** A jar, none of whose code is run. */
  static ClassFiles ofJar(Path jar) {
    return new OfJar(jar);
  }

  /** What the class loader has. */
  final class OfPlatform implements ClassFiles {
    @Override
    public Set<String> supertypes(String name) {
      Set<String> all = new HashSet<>();
      try {
        Class<?> type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
            .forEach(
                above -> {
                  all.add(above.getName());
                  all.addAll(supertypes(above.getName()));
                });
      } catch (ClassNotFoundException e) {
        return Set.of();
      }
      return all;
    }

    @Override
    public Optional<Set<String>> declared(String name) {
      Class<?> type;
      try {
        type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
      } catch (ClassNotFoundException e) {
        return Optional.empty();
      }
      Set<String> signatures = new HashSet<>();
      Stream.<Executable>concat(
              Arrays.stream(type.getDeclaredMethods()),
              Arrays.stream(type.getDeclaredConstructors()))
          .forEach(
              method ->
                  signatures.add(
                      signature(
                          method instanceof java.lang.reflect.Constructor
                              ? "<init>"
                              : method.getName(),
                          Arrays.stream(method.getParameterTypes())
                              .map(Class::getCanonicalName)
                              .toList(),
                          method.isVarArgs())));
      return Optional.of(signatures);
    }
  }

  /**
   * What a file has.
   *
   * @param jar the file
   */
  record OfJar(Path jar) implements ClassFiles {
    @Override
    public Set<String> supertypes(String name) {
      Set<String> all = new HashSet<>();
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        ZipEntry entry = zip.getEntry(name.replace('.', '/') + ".class");
        if (entry != null) {
          try (InputStream in = zip.getInputStream(entry)) {
            ClassReader reader = new ClassReader(in);
            Stream.concat(Stream.of(reader.getSuperName()), Arrays.stream(reader.getInterfaces()))
                .map(above -> above.replace('/', '.'))
                .forEach(
                    above -> {
                      all.add(above);
                      all.addAll(supertypes(above));
                    });
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(jar.toString(), e);
      }
      return all;
    }

    @Override
    public Optional<Set<String>> declared(String name) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        ZipEntry entry = zip.getEntry(name.replace('.', '/') + ".class");
        if (entry == null) {
          return Optional.empty();
        }
        Set<String> signatures = new HashSet<>();
        // A facade of Kotlin's has the functions of several files, each in a superclass of its own.
        while (entry != null) {
          try (InputStream in = zip.getInputStream(entry)) {
            ClassReader reader = new ClassReader(in);
            signatures.addAll(signatures(reader));
            String next = reader.getSuperName();
            entry =
                next != null && next.startsWith(name.replace('.', '/') + "__")
                    ? zip.getEntry(next + ".class")
                    : null;
          }
        }
        return Optional.of(signatures);
      } catch (IOException e) {
        throw new UncheckedIOException(jar.toString(), e);
      }
    }
  }

  private static Set<String> signatures(ClassReader reader) {
    Set<String> signatures = new HashSet<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            signatures.add(
                signature(
                    name,
                    Arrays.stream(Type.getArgumentTypes(descriptor))
                        .map(type -> type.getClassName().replace('$', '.'))
                        .toList(),
                    (access & Opcodes.ACC_VARARGS) != 0));
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return signatures;
  }

  private static String signature(String name, List<String> parameters, boolean isVarargs) {
    String all = String.join(",", parameters);
    return name + "(" + (isVarargs ? all.replaceFirst("\\[]$", "...") : all) + ")";
  }
}

package dev.pinlint.prefilter;

import dev.pinlint.bytecode.ClassFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at the constant pools of class files (JVMS 4.4): all the names are there. */
final class ClassUnits {

  private static final int MAGIC = 0xCAFEBABE;

  private ClassUnits() {}

  /** The units of some class files, with their files; what is nested is told by the paths. */
  static List<Map.Entry<Unit, List<ClassFile>>> of(Collection<ClassFile> files) {
    Map<String, List<ClassFile>> byTopLevelType = new LinkedHashMap<>();
    for (ClassFile file : files) {
      byTopLevelType.computeIfAbsent(topLevel(file.path()), path -> new ArrayList<>()).add(file);
    }
    return byTopLevelType.values().parallelStream()
        .map(together -> Map.entry(unit(together), together))
        .toList();
  }

  private static String topLevel(String path) {
    int dollar = path.indexOf('$', path.lastIndexOf('/') + 2);
    return dollar < 0
        ? path.substring(0, Math.max(path.lastIndexOf('.'), 0))
        : path.substring(0, dollar);
  }

  private static Unit unit(List<ClassFile> files) {
    Words.Builder words = new Words.Builder();
    Words.Builder supertypes = new Words.Builder();
    List<String> types = new ArrayList<>();
    boolean isSuspect = false;
    for (ClassFile file : files) {
      try {
        types.add(read(file.bytes(), words, supertypes));
      } catch (RuntimeException e) {
        isSuspect = true;
      }
    }
    return new Unit(
        files.get(0).path(), false, words.build(), supertypes.build(), types, isSuspect);
  }

  /** Adds the words of a class file and returns its full name, with dots throughout. */
  private static String read(byte[] bytes, Words.Builder words, Words.Builder supertypes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getInt() != MAGIC) {
      throw new IllegalArgumentException("no class file");
    }
    in.getInt(); // minor and major version
    int count = Short.toUnsignedInt(in.getShort());
    int[] starts = new int[count];
    int[] classNames = new int[count];
    for (int i = 1; i < count; i++) {
      int tag = in.get();
      switch (tag) {
        case 1 -> {
          starts[i] = in.position();
          int length = Short.toUnsignedInt(in.getShort());
          words.addAll(text(bytes, in.position(), length));
          in.position(in.position() + length);
        }
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.getInt();
        case 5, 6 -> {
          in.getLong();
          i++; // a long or double takes two places
        }
        case 7 -> classNames[i] = Short.toUnsignedInt(in.getShort());
        case 8, 16, 19, 20 -> in.getShort();
        case 15 -> {
          in.get();
          in.getShort();
        }
        default -> throw new IllegalArgumentException("no constant has the tag " + tag);
      }
    }
    in.getShort(); // access flags
    String name = className(bytes, starts[classNames[Short.toUnsignedInt(in.getShort())]]);
    int superclass = Short.toUnsignedInt(in.getShort());
    if (superclass != 0) {
      supertypes.addAll(className(bytes, starts[classNames[superclass]]));
    }
    for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
      supertypes.addAll(className(bytes, starts[classNames[Short.toUnsignedInt(in.getShort())]]));
    }
    return name;
  }

  private static String className(byte[] bytes, int start) {
    int length = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(start));
    return text(bytes, start + 2, length).replace('/', '.').replace('$', '.');
  }

  /** The text of a constant, for which UTF-8 is near enough to what the JVM has. */
  private static String text(byte[] bytes, int start, int length) {
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }
}

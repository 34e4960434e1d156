package dev.pinlint.testdata.listing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * All uses, closures and texts in class files, one after the other as they are written there.
 *
 * <p>Names of types are internal ones, with slashes; a place is {@code a.b.C.method(String,int)} or
 * {@code a.b.C.FIELD}.
 */
final class ClassScan extends ClassVisitor {

  /** How a member is used. */
  enum How {
    CALL,
    READ,
    REFERENCE
  }

  /** A use of a member. */
  record Use(How how, String place, String owner, String name, String descriptor) {}

  /** A lambda or a method reference. */
  record Closure(String place, String type) {}

  /** A text constant. */
  record Text(String place, String value) {}

  private final Map<String, Set<String>> parents = new TreeMap<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<Closure> closures = new ArrayList<>();
  private final List<Text> texts = new ArrayList<>();
  private String type = "";

  private ClassScan() {
    super(Opcodes.ASM9);
  }

  /** Scans class files. */
  static ClassScan of(Collection<byte[]> classes) {
    ClassScan scan = new ClassScan();
    classes.forEach(bytes -> new ClassReader(bytes).accept(scan, ClassReader.SKIP_FRAMES));
    return scan;
  }

  /** The types, and what each of them extends and implements. */
  Map<String, Set<String>> parents() {
    return parents;
  }

  List<Use> uses() {
    return uses;
  }

  List<Closure> closures() {
    return closures;
  }

  List<Text> texts() {
    return texts;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String[] interfaces) {
    type = name;
    if ((access & Opcodes.ACC_MODULE) != 0) {
      return;
    }
    Set<String> above = new LinkedHashSet<>(Arrays.asList(interfaces));
    if (superName != null) {
      above.add(superName);
    }
    parents.put(name, above);
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    if (value instanceof String text) {
      texts.add(new Text(dotted(type) + "." + name, text));
    }
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new Code(dotted(type) + "." + name + parameters(descriptor));
  }

  /** {@code (String,int)}. */
  static String parameters(String descriptor) {
    return Arrays.stream(Type.getArgumentTypes(descriptor))
        .map(Type::getClassName)
        .map(name -> name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1))
        .collect(Collectors.joining(",", "(", ")"));
  }

  static String dotted(String name) {
    return name.replace('/', '.');
  }

  private final class Code extends MethodVisitor {

    private final String place;

    Code(String place) {
      super(Opcodes.ASM9);
      this.place = place;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      uses.add(new Use(How.CALL, place, owner, name, descriptor));
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      if (opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC) {
        uses.add(new Use(How.READ, place, owner, name, descriptor));
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      closures.add(new Closure(place, Type.getReturnType(descriptor).getInternalName()));
      Arrays.stream(arguments).forEach(this::constant);
    }

    @Override
    public void visitLdcInsn(Object value) {
      constant(value);
    }

    private void constant(Object value) {
      if (value instanceof String text) {
        texts.add(new Text(place, text));
      } else if (value instanceof Handle handle) {
        uses.add(
            new Use(How.REFERENCE, place, handle.getOwner(), handle.getName(), handle.getDesc()));
      } else if (value instanceof ConstantDynamic dynamic) {
        for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
          constant(dynamic.getBootstrapMethodArgument(i));
        }
      }
    }
  }
}

package dev.pinlint.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Which parameters of a constructor are in the source, and which the compiler added. */
final class ConstructorShapes {

  private static final String ENUM_START = "(Ljava/lang/String;I";

  /**
   * The parameters of a constructor.
   *
   * @param added for each parameter what the compiler added it for, empty if it is in the source
   */
  record Shape(List<String> added) {

    /** What belongs to the declared parameters. */
    <T> List<T> declared(List<T> all) {
      List<T> kept = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (added.get(i).isEmpty()) {
          kept.add(all.get(i));
        }
      }
      return kept;
    }
  }

  private final ClassIndex index;
  private final Map<String, Shape> known = new HashMap<>();

  ConstructorShapes(ClassIndex index) {
    this.index = index;
  }

  /** The shape of the constructor of a class with a descriptor. */
  Shape of(String owner, String descriptor) {
    String key = owner + descriptor;
    Shape shape = known.get(key);
    if (shape == null) {
      shape = compute(owner, descriptor);
      known.put(key, shape);
    }
    return shape;
  }

  private Shape compute(String owner, String descriptor) {
    Type[] parameters = Type.getArgumentTypes(descriptor);
    List<String> added = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      added.add("");
    }
    Optional<ClassNode> type = index.find(owner);
    String superName = type.map(node -> node.superName).orElse("");
    boolean enumLike =
        owner.equals("java/lang/Enum") || index.isEnum(owner) || index.isEnum(superName);
    if (enumLike && descriptor.startsWith(ENUM_START)) {
      added.set(0, "enum-constant");
      added.set(1, "enum-constant");
    }
    String first = parameters.length == 0 ? "" : parameters[0].getInternalName();
    Optional<InnerClassNode> nested = index.nested(owner);
    if (index.isAnonymousOrLocal(owner)) {
      type.ifPresent(
          node -> {
            captured(node, descriptor, parameters, added);
            if (!first.isEmpty() && first.equals(node.outerClass) && hasOuterInstance(node)) {
              added.set(0, "outer-this");
            }
          });
    } else if (!first.isEmpty()
        && nested.isPresent()
        && first.equals(nested.get().outerName)
        && !ClassIndex.is(
            nested.get().access,
            Opcodes.ACC_STATIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM | Opcodes.ACC_RECORD)) {
      added.set(0, "outer-this");
    }
    if (index.method(owner, "<init>", descriptor).filter(ConstructorShapes::isSynthetic).isPresent()
        && isAccessTag(owner, parameters)) {
      added.set(parameters.length - 1, "access-tag");
    }
    return new Shape(List.copyOf(added));
  }

  /**
   * Parameters that the constructor stores in synthetic fields are captured variables or outer
   * instances.
   */
  private void captured(ClassNode type, String descriptor, Type[] parameters, List<String> added) {
    index
        .method(type.name, "<init>", descriptor)
        .map(constructor -> fields(type, constructor))
        .ifPresent(
            fields -> {
              for (int i = 0; i < parameters.length; i++) {
                if (!fields.get(i).isEmpty()) {
                  added.set(i, fields.get(i).startsWith("this$") ? "outer-this" : "captured");
                }
              }
            });
  }

  /**
   * The synthetic field that a constructor stores each of its parameters in, empty if it does not.
   */
  List<String> fields(ClassNode type, MethodNode constructor) {
    Type[] parameters = Type.getArgumentTypes(constructor.desc);
    List<String> fields = new ArrayList<>();
    Map<Integer, Integer> bySlot = new HashMap<>();
    int slot = 1;
    for (int i = 0; i < parameters.length; i++) {
      fields.add("");
      bySlot.put(slot, i);
      slot += parameters[i].getSize();
    }
    Code code = index.code(constructor);
    for (int i = 1; i < code.size(); i++) {
      if (code.at(i) instanceof FieldInsnNode field
          && field.getOpcode() == Opcodes.PUTFIELD
          && field.owner.equals(type.name)
          && code.at(i - 1) instanceof VarInsnNode load
          && isSyntheticField(field)) {
        Integer parameter = bySlot.get(load.var);
        if (parameter != null) {
          fields.set(parameter, field.name);
        }
      }
    }
    return fields;
  }

  private boolean isSyntheticField(FieldInsnNode field) {
    Optional<FieldNode> declared = index.field(field.owner, field.name);
    return declared.isPresent() && ClassIndex.is(declared.get().access, Opcodes.ACC_SYNTHETIC);
  }

  /**
   * A class written in an instance method has an outer instance, though newer compilers store it
   * only where it is used.
   */
  private boolean hasOuterInstance(ClassNode type) {
    if (type.outerMethod == null) {
      return true;
    }
    return index
        .method(type.outerClass, type.outerMethod, type.outerMethodDesc)
        .map(method -> !ClassIndex.is(method.access, Opcodes.ACC_STATIC))
        .orElse(true);
  }

  /** One of an anonymous class, as javac has it, or of the class itself, as ECJ does. */
  private boolean isAccessTag(String owner, Type[] parameters) {
    if (parameters.length == 0 || parameters[parameters.length - 1].getSort() != Type.OBJECT) {
      return false;
    }
    String last = parameters[parameters.length - 1].getInternalName();
    return last.equals(owner) || index.isAnonymousOrLocal(last);
  }

  private static boolean isSynthetic(MethodNode method) {
    return ClassIndex.is(method.access, Opcodes.ACC_SYNTHETIC);
  }
}

package dev.pinlint.bytecode;

import dev.pinlint.model.Instr;
import dev.pinlint.model.TypeRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which constant of an enum each number in a {@code switch} means: javac numbers them in an array
 * of a class of its own, ECJ in one that a method of the switching class makes.
 */
final class EnumSwitches {

  private static final String FIELD_PREFIX = "$SwitchMap$";
  private static final String METHOD_PREFIX = "$SWITCH_TABLE$";

  private final ClassIndex index;
  private final TypeNames names;

  EnumSwitches(ClassIndex index, TypeNames names) {
    this.index = index;
    this.names = names;
  }

  /**
   * The names of the constants by number; empty if the instruction does not read or call for such
   * an array of a class in the input.
   */
  Map<Long, String> constants(Instr array) {
    if (array instanceof Instr.GetField map && map.field().name().startsWith(FIELD_PREFIX)) {
      return constants(map.field().owner(), map.field().name(), "<clinit>", "()V");
    }
    if (array instanceof Instr.Call call && call.method().name().startsWith(METHOD_PREFIX)) {
      String name = call.method().name();
      return constants(call.method().owner(), name, name, "()[I");
    }
    return Map.of();
  }

  /**
   * The names of the constants by ordinal; empty if the enum is not in the input. Since JDK 21
   * javac switches over the ordinal itself where it compiles enum and switch together.
   */
  Map<Long, String> ordinals(TypeRef type) {
    Map<Long, String> ordinals = new HashMap<>();
    index.find(type.name().replace('.', '/'));
    for (ClassNode node : List.copyOf(index.classes())) {
      if (index.isEnum(node.name) && names.name(node.name).equals(type.name())) {
        node.fields.stream()
            .filter(field -> (field.access & Opcodes.ACC_ENUM) != 0)
            .forEach(field -> ordinals.put((long) ordinals.size(), field.name));
      }
    }
    return ordinals;
  }

  private Map<Long, String> constants(TypeRef owner, String array, String method, String type) {
    // To ask for a name may read another class.
    for (ClassNode node : List.copyOf(index.classesWithSwitchMaps())) {
      if (names.name(node.name).equals(owner.name())) {
        return index
            .method(node.name, method, type)
            .map(code -> read(code, array))
            .orElse(Map.of());
      }
    }
    return Map.of();
  }

  /** Whether a class has such an array. */
  static boolean isSwitchMap(FieldNode field) {
    return field.name.startsWith(FIELD_PREFIX) || field.name.startsWith(METHOD_PREFIX);
  }

  /**
   * {@code $SwitchMap$E[E.A.ordinal()] = 1}, for each constant; ECJ has the array in a variable.
   */
  private Map<Long, String> read(MethodNode initializer, String array) {
    Map<Long, String> constants = new HashMap<>();
    Code code = index.code(initializer);
    for (int i = 0; i + 4 < code.size(); i++) {
      if (isArray(code.at(i), array)
          && code.at(i + 1) instanceof FieldInsnNode constant
          && code.at(i + 2) instanceof MethodInsnNode call
          && call.name.equals("ordinal")
          && code.opcode(i + 4) == Opcodes.IASTORE) {
        number(code, i + 3).ifPresent(number -> constants.put(number, constant.name));
      }
    }
    return constants;
  }

  private static boolean isArray(AbstractInsnNode node, String array) {
    return node.getOpcode() == Opcodes.ALOAD
        || (node instanceof FieldInsnNode map && map.name.equals(array));
  }

  private static Optional<Long> number(Code code, int position) {
    int opcode = code.opcode(position);
    if (opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5) {
      return Optional.of((long) opcode - Opcodes.ICONST_0);
    }
    return code.at(position) instanceof IntInsnNode operand
        ? Optional.of((long) operand.operand)
        : Optional.empty();
  }
}

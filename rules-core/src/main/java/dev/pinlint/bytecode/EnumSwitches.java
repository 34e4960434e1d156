package dev.pinlint.bytecode;

import dev.pinlint.model.FieldRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which constant of an enum each number in a {@code switch} means: javac numbers them in an array
 * of a class of its own.
 */
final class EnumSwitches {

  private static final String PREFIX = "$SwitchMap$";

  private final ClassIndex index;
  private final TypeNames names;

  EnumSwitches(ClassIndex index, TypeNames names) {
    this.index = index;
    this.names = names;
  }

  /**
   * The names of the constants by number; empty if the field is no such array of a class in the
   * input.
   */
  Map<Long, String> constants(FieldRef field) {
    if (!field.name().startsWith(PREFIX)) {
      return Map.of();
    }
    for (ClassNode node : index.classesWithSwitchMaps()) {
      if (names.name(node.name).equals(field.owner().name())) {
        return index
            .method(node.name, "<clinit>", "()V")
            .map(initializer -> read(initializer, field.name()))
            .orElse(Map.of());
      }
    }
    return Map.of();
  }

  /** Whether a class has such an array. */
  static boolean isSwitchMap(FieldNode field) {
    return field.name.startsWith(PREFIX);
  }

  /** {@code $SwitchMap$E[E.A.ordinal()] = 1}, for each constant. */
  private Map<Long, String> read(MethodNode initializer, String array) {
    Map<Long, String> constants = new HashMap<>();
    Code code = index.code(initializer);
    for (int i = 0; i + 4 < code.size(); i++) {
      if (code.at(i) instanceof FieldInsnNode map
          && map.name.equals(array)
          && code.at(i + 1) instanceof FieldInsnNode constant
          && code.at(i + 2) instanceof MethodInsnNode call
          && call.name.equals("ordinal")
          && code.opcode(i + 4) == Opcodes.IASTORE) {
        number(code, i + 3).ifPresent(number -> constants.put(number, constant.name));
      }
    }
    return constants;
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

package dev.pinlint.bytecode;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;

/**
 * How many values an instruction takes from the operand stack and puts there; a long or double is
 * one value.
 */
final class StackShape {

  private StackShape() {}

  /** Whether the instruction only moves values that are on the stack. */
  static boolean isShuffle(int opcode) {
    return opcode >= Opcodes.POP && opcode <= Opcodes.SWAP;
  }

  /** The number of values taken. Not for shuffles. */
  static int pops(AbstractInsnNode node) {
    if (node instanceof MethodInsnNode call) {
      return Type.getArgumentCount(call.desc) + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
    } else if (node instanceof InvokeDynamicInsnNode call) {
      return Type.getArgumentCount(call.desc);
    } else if (node instanceof MultiANewArrayInsnNode array) {
      return array.dims;
    }
    int opcode = node.getOpcode();
    if (opcode <= Opcodes.ALOAD
        || opcode == Opcodes.IINC
        || opcode == Opcodes.GOTO
        || opcode == Opcodes.RETURN
        || opcode == Opcodes.GETSTATIC
        || opcode == Opcodes.NEW) {
      return 0;
    } else if (opcode <= Opcodes.SALOAD) {
      return 2;
    } else if (opcode <= Opcodes.ASTORE) {
      return 1;
    } else if (opcode <= Opcodes.SASTORE) {
      return 3;
    } else if (opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR) {
      return opcode >= Opcodes.INEG && opcode <= Opcodes.DNEG ? 1 : 2;
    } else if (opcode >= Opcodes.LCMP && opcode <= Opcodes.DCMPG) {
      return 2;
    } else if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE) {
      return 2;
    } else if (opcode == Opcodes.PUTFIELD) {
      return 2;
    } else if (opcode == Opcodes.JSR || opcode == Opcodes.RET) {
      throw new UnsupportedCodeException("jsr and ret");
    }
    return 1;
  }

  /** The size in words of the value put, 0 if none. Not for shuffles. */
  static int pushed(AbstractInsnNode node) {
    if (node instanceof MethodInsnNode call) {
      return Type.getReturnType(call.desc).getSize();
    } else if (node instanceof InvokeDynamicInsnNode call) {
      return Type.getReturnType(call.desc).getSize();
    } else if (node instanceof FieldInsnNode field) {
      boolean reads =
          field.getOpcode() == Opcodes.GETFIELD || field.getOpcode() == Opcodes.GETSTATIC;
      return reads ? Type.getType(field.desc).getSize() : 0;
    } else if (node instanceof LdcInsnNode constant) {
      return constant.cst instanceof Long
              || constant.cst instanceof Double
              || (constant.cst instanceof org.objectweb.asm.ConstantDynamic dynamic
                  && dynamic.getSize() == 2)
          ? 2
          : 1;
    }
    int opcode = node.getOpcode();
    return switch (opcode) {
      case Opcodes.NOP,
          Opcodes.IINC,
          Opcodes.ATHROW,
          Opcodes.MONITORENTER,
          Opcodes.MONITOREXIT,
          Opcodes.IFNULL,
          Opcodes.IFNONNULL ->
          0;
      case Opcodes.LCONST_0,
          Opcodes.LCONST_1,
          Opcodes.DCONST_0,
          Opcodes.DCONST_1,
          Opcodes.LLOAD,
          Opcodes.DLOAD,
          Opcodes.LALOAD,
          Opcodes.DALOAD,
          Opcodes.I2L,
          Opcodes.I2D,
          Opcodes.L2D,
          Opcodes.F2L,
          Opcodes.F2D,
          Opcodes.D2L ->
          2;
      default -> {
        if ((opcode >= Opcodes.ISTORE && opcode <= Opcodes.SASTORE)
            || (opcode >= Opcodes.IFEQ && opcode <= Opcodes.RETURN)) {
          yield 0;
        }
        if (opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR) {
          yield isWideArithmetic(opcode) ? 2 : 1;
        }
        yield 1;
      }
    };
  }

  /**
   * The arithmetic opcodes come as int, long, float, double, the shifts and bit operations as int,
   * long.
   */
  private static boolean isWideArithmetic(int opcode) {
    if (opcode >= Opcodes.ISHL) {
      return (opcode - Opcodes.ISHL) % 2 == 1;
    }
    return (opcode - Opcodes.IADD) % 2 == 1;
  }
}

package dev.pinlint.bytecode;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which instructions are copies that a compiler made of a {@code finally} block. The block in the
 * handler that catches everything is the original; a copy stands where a range that the handler
 * protects ends, or where a jump out of such a range goes (ECJ has one behind the handler).
 */
final class FinallyCopies {

  private final Code code;
  private final int[] originals;

  FinallyCopies(Code code) {
    this.code = code;
    originals = new int[code.size()];
    for (int i = 0; i < originals.length; i++) {
      originals[i] = i;
    }
    for (TryCatchBlockNode block : code.tryBlocks()) {
      if (block.type == null) {
        compareExits(block);
      }
    }
  }

  /** Whatever leaves the range must run the block first. */
  private void compareExits(TryCatchBlockNode block) {
    int handler = code.position(block.handler);
    if (code.opcode(handler) != Opcodes.ASTORE) {
      return;
    }
    int length = length(handler + 1, ((VarInsnNode) code.at(handler)).var);
    int start = code.position(block.start);
    int end = code.position(block.end);
    Set<Integer> exits = new LinkedHashSet<>(List.of(end));
    for (int i = start; i < end; i++) {
      if (code.at(i) instanceof JumpInsnNode jump) {
        int target = code.position(jump.label);
        if (target < start || target >= end) {
          exits.add(target);
        }
      }
    }
    exits.forEach(exit -> compare(handler, exit, length));
  }

  /** The position that the instruction at a position is a copy of, or the position itself. */
  int original(int position) {
    int original = position;
    while (originals[original] != original) {
      original = originals[original];
    }
    return original;
  }

  private void compare(int handler, int copy, int length) {
    int start = handler + 1;
    if (copy >= handler && copy < start + length) {
      return;
    }
    if (length > 0 && copy + length <= code.size() && sameCode(start, copy, length)) {
      for (int i = 0; i < length; i++) {
        if (originals[copy + i] == copy + i && original(start + i) != copy + i) {
          originals[copy + i] = start + i;
        }
      }
    }
  }

  /**
   * Up to where the exception is thrown again; if it is not, up to the first way out of the method.
   */
  private int length(int start, int exception) {
    for (int i = start; i < code.size(); i++) {
      if (code.opcode(i) == Opcodes.ALOAD
          && ((VarInsnNode) code.at(i)).var == exception
          && code.opcode(i + 1) == Opcodes.ATHROW) {
        return i - start;
      }
    }
    for (int i = start; i < code.size(); i++) {
      if (code.opcode(i) >= Opcodes.IRETURN && code.opcode(i) <= Opcodes.RETURN) {
        return i + 1 - start;
      }
    }
    return 0;
  }

  private boolean sameCode(int start, int copy, int length) {
    Map<Integer, Integer> variables = new HashMap<>();
    for (int i = 0; i < length; i++) {
      if (!same(code.at(start + i), code.at(copy + i), start, copy, length, variables)) {
        return false;
      }
    }
    return true;
  }

  private boolean same(
      AbstractInsnNode original,
      AbstractInsnNode copy,
      int start,
      int copyStart,
      int length,
      Map<Integer, Integer> variables) {
    if (original.getOpcode() != copy.getOpcode()) {
      return false;
    }
    if (original instanceof VarInsnNode left && copy instanceof VarInsnNode right) {
      return sameVariable(left.var, right.var, variables);
    } else if (original instanceof IincInsnNode left && copy instanceof IincInsnNode right) {
      return left.incr == right.incr && sameVariable(left.var, right.var, variables);
    } else if (original instanceof MethodInsnNode left && copy instanceof MethodInsnNode right) {
      return left.owner.equals(right.owner)
          && left.name.equals(right.name)
          && left.desc.equals(right.desc);
    } else if (original instanceof FieldInsnNode left && copy instanceof FieldInsnNode right) {
      return left.owner.equals(right.owner) && left.name.equals(right.name);
    } else if (original instanceof TypeInsnNode left && copy instanceof TypeInsnNode right) {
      return left.desc.equals(right.desc);
    } else if (original instanceof LdcInsnNode left && copy instanceof LdcInsnNode right) {
      return left.cst.equals(right.cst);
    } else if (original instanceof IntInsnNode left && copy instanceof IntInsnNode right) {
      return left.operand == right.operand;
    } else if (original instanceof InvokeDynamicInsnNode left
        && copy instanceof InvokeDynamicInsnNode right) {
      return left.name.equals(right.name)
          && left.desc.equals(right.desc)
          && Objects.deepEquals(left.bsmArgs, right.bsmArgs);
    } else if (original instanceof MultiANewArrayInsnNode left
        && copy instanceof MultiANewArrayInsnNode right) {
      return left.desc.equals(right.desc) && left.dims == right.dims;
    } else if (original instanceof LookupSwitchInsnNode left
        && copy instanceof LookupSwitchInsnNode right) {
      return left.keys.equals(right.keys);
    } else if (original instanceof TableSwitchInsnNode left
        && copy instanceof TableSwitchInsnNode right) {
      return left.min == right.min && left.max == right.max;
    } else if (original instanceof JumpInsnNode left && copy instanceof JumpInsnNode right) {
      int leftOffset = code.position(left.label) - start;
      int rightOffset = code.position(right.label) - copyStart;
      // A jump to the end of the block may be shortened to where the jump behind it goes.
      return (leftOffset >= 0 && leftOffset < length)
          ? leftOffset == rightOffset
          : rightOffset < 0 || rightOffset >= length;
    }
    return true;
  }

  private static boolean sameVariable(int original, int copy, Map<Integer, Integer> variables) {
    Integer known = variables.putIfAbsent(original, copy);
    return known == null || known == copy;
  }
}

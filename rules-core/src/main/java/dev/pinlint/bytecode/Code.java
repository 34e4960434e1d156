package dev.pinlint.bytecode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The instructions of a method, without labels, lines and frames, so that a position is a number
 * and the next position is the next instruction.
 */
final class Code {

  private final AbstractInsnNode[] instructions;
  private final int[] lines;
  private final Map<LabelNode, Integer> positions = new HashMap<>();
  private final List<TryCatchBlockNode> tryBlocks;

  Code(MethodNode given) {
    MethodNode method = ReadClass.withCode(given);
    tryBlocks = method.tryCatchBlocks == null ? List.of() : method.tryCatchBlocks;
    int count = 0;
    for (AbstractInsnNode node : method.instructions) {
      if (node.getOpcode() >= 0) {
        count++;
      }
    }
    instructions = new AbstractInsnNode[count];
    lines = new int[count];
    int position = 0;
    int line = 0;
    for (AbstractInsnNode node : method.instructions) {
      if (node instanceof LabelNode label) {
        positions.put(label, position);
      } else if (node instanceof LineNumberNode number) {
        line = number.line;
      } else if (node.getOpcode() >= 0) {
        instructions[position] = node;
        lines[position] = line;
        position++;
      }
    }
  }

  int size() {
    return instructions.length;
  }

  AbstractInsnNode at(int position) {
    return instructions[position];
  }

  /** The opcode at a position, or that of no instruction behind the end. */
  int opcode(int position) {
    return position < 0 || position >= instructions.length
        ? -1
        : instructions[position].getOpcode();
  }

  int line(int position) {
    return lines[position];
  }

  /** The line of the first instruction, 0 if none is known. */
  int firstLine() {
    // Kotlin's null checks of parameters come first and have no line.
    return Arrays.stream(lines).filter(line -> line > 0).findFirst().orElse(0);
  }

  /** The position of the first instruction behind a label, which may be the end of the code. */
  int position(LabelNode label) {
    Integer position = positions.get(label);
    if (position == null) {
      throw new UnsupportedCodeException("a label is not in the code");
    }
    return position;
  }

  List<TryCatchBlockNode> tryBlocks() {
    return tryBlocks;
  }

  /** Whether control never goes on to the next position. */
  boolean endsFlow(int position) {
    int opcode = opcode(position);
    return opcode == Opcodes.GOTO
        || opcode == Opcodes.ATHROW
        || opcode == Opcodes.TABLESWITCH
        || opcode == Opcodes.LOOKUPSWITCH
        || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
  }
}

package dev.pinlint.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Where the values on the operand stack at the start of each block come from. A value that is the
 * same on every way in keeps its origin, so that an array or a string builder is recognised
 * although one of its parts is a conditional expression; only what differs becomes a variable.
 */
final class StackFlow {

  /** What made a value. */
  enum Kind {
    /** The instruction at a position. */
    INSTRUCTION,
    /** The ways into a block, which bring different values for a depth. */
    JOIN,
    /** The runtime, at the start of a handler. */
    CAUGHT
  }

  /**
   * The origin of a value.
   *
   * @param where a position for an instruction, else a block
   */
  record Origin(Kind kind, int where, int depth, boolean wide) implements OperandStack.Entry {}

  private final Code code;
  private final BlockGraph graph;
  private final Map<Integer, List<Origin>> atEntry = new HashMap<>();
  private final TreeSet<Integer> pending = new TreeSet<>();

  StackFlow(Code code, BlockGraph graph) {
    this.code = code;
    this.graph = graph;
    arrive(0, List.of());
    while (!pending.isEmpty()) {
      run(pending.pollFirst());
    }
  }

  /** The stack at the start of a block; empty if nothing reaches it. */
  Optional<List<Origin>> atEntry(int block) {
    return Optional.ofNullable(atEntry.get(block));
  }

  private void run(int block) {
    BlockGraph.Range range = graph.blocks().get(block);
    for (TryCatchBlockNode handler : range.handlers()) {
      int target = graph.block(handler.handler);
      arrive(target, List.of(new Origin(Kind.CAUGHT, target, 0, false)));
    }
    OperandStack<Origin> stack = new OperandStack<>(atEntry.getOrDefault(block, List.of()));
    for (int position = range.start(); position < range.end(); position++) {
      step(position, stack);
    }
    List<Origin> atEnd = stack.entries();
    for (int successor : range.successors()) {
      arrive(successor, atEnd);
    }
  }

  private void step(int position, OperandStack<Origin> stack) {
    AbstractInsnNode node = code.at(position);
    if (StackShape.isShuffle(node.getOpcode())) {
      stack.shuffle(node.getOpcode());
      return;
    }
    List<Origin> popped = stack.pop(StackShape.pops(node));
    if (node instanceof MethodInsnNode call
        && call.name.equals("<init>")
        && !popped.isEmpty()
        && isAllocation(popped.get(0))) {
      Origin made = new Origin(Kind.INSTRUCTION, position, 0, false);
      stack.replaceAll(entry -> entry.equals(popped.get(0)) ? made : entry);
    }
    int size = StackShape.pushed(node);
    if (size > 0) {
      stack.push(new Origin(Kind.INSTRUCTION, position, 0, size == 2));
    }
  }

  private boolean isAllocation(Origin origin) {
    return origin.kind() == Kind.INSTRUCTION && code.opcode(origin.where()) == Opcodes.NEW;
  }

  private void arrive(int block, List<Origin> stack) {
    List<Origin> known = atEntry.get(block);
    if (known == null) {
      atEntry.put(block, List.copyOf(stack));
      pending.add(block);
      return;
    }
    if (known.size() != stack.size()) {
      throw new UnsupportedCodeException("the operand stack has two heights at one place");
    }
    List<Origin> joined = new ArrayList<>();
    for (int depth = 0; depth < known.size(); depth++) {
      Origin before = known.get(depth);
      joined.add(
          before.equals(stack.get(depth)) || isJoinOf(before, block)
              ? before
              : new Origin(Kind.JOIN, block, depth, before.wide()));
    }
    if (!joined.equals(known)) {
      atEntry.put(block, List.copyOf(joined));
      pending.add(block);
    }
  }

  private static boolean isJoinOf(Origin origin, int block) {
    return origin.kind() == Kind.JOIN && origin.where() == block;
  }
}

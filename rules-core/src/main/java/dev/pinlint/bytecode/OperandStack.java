package dev.pinlint.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Opcodes;

/**
 * An operand stack on which a long or double is one entry.
 *
 * @param <V> what stands for a value
 */
final class OperandStack<V extends OperandStack.Entry> {

  /** A value on the stack. */
  interface Entry {
    /** Whether it is a long or double. */
    boolean wide();
  }

  private final ArrayList<V> entries;

  OperandStack(List<V> entries) {
    this.entries = new ArrayList<>(entries);
  }

  List<V> entries() {
    return List.copyOf(entries);
  }

  void push(V value) {
    entries.add(value);
  }

  V pop() {
    if (entries.isEmpty()) {
      throw new UnsupportedCodeException("the operand stack runs empty");
    }
    return entries.remove(entries.size() - 1);
  }

  /** Takes a number of values; the deepest comes first. */
  List<V> pop(int count) {
    if (entries.size() < count) {
      throw new UnsupportedCodeException("the operand stack runs empty");
    }
    List<V> top = entries.subList(entries.size() - count, entries.size());
    List<V> popped = List.copyOf(top);
    top.clear();
    return popped;
  }

  void replaceAll(UnaryOperator<V> replacement) {
    entries.replaceAll(replacement);
  }

  /** Does what a stack instruction does. */
  void shuffle(int opcode) {
    switch (opcode) {
      case Opcodes.POP -> pop();
      case Opcodes.POP2 -> pop(words(0));
      case Opcodes.DUP -> duplicate(1, 0);
      case Opcodes.DUP_X1 -> duplicate(1, 1);
      case Opcodes.DUP_X2 -> duplicate(1, words(1));
      case Opcodes.DUP2 -> duplicate(words(0), 0);
      case Opcodes.DUP2_X1 -> duplicate(words(0), 1);
      case Opcodes.DUP2_X2 -> duplicate(words(0), words(words(0)));
      case Opcodes.SWAP -> {
        V top = pop();
        V below = pop();
        push(top);
        push(below);
      }
      default -> throw new IllegalArgumentException("not a stack instruction: " + opcode);
    }
  }

  /** How many values two words are at a depth. */
  private int words(int depth) {
    int index = entries.size() - 1 - depth;
    if (index < 0) {
      throw new UnsupportedCodeException("the operand stack runs empty");
    }
    return entries.get(index).wide() ? 1 : 2;
  }

  private void duplicate(int count, int skipped) {
    if (entries.size() < count + skipped) {
      throw new UnsupportedCodeException("the operand stack runs empty");
    }
    List<V> copies = List.copyOf(entries.subList(entries.size() - count, entries.size()));
    entries.addAll(entries.size() - count - skipped, copies);
  }
}

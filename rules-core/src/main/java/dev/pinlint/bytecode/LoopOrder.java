package dev.pinlint.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.JumpInsnNode;

/**
 * The positions of a method's code with the condition of a loop before its body. ECJ has it behind
 * the body and begins with a jump to it, which is the only way to jump into a loop: nobody can
 * write that.
 */
final class LoopOrder {

  private record Jump(int position, int target) {}

  private final Code code;
  private final List<Jump> conditionalJumpsBack = new ArrayList<>();
  private final List<Integer> positions = new ArrayList<>();

  LoopOrder(Code code) {
    this.code = code;
    for (int i = code.size() - 1; i >= 0; i--) {
      if (code.opcode(i) != Opcodes.GOTO && code.at(i) instanceof JumpInsnNode jump) {
        int target = code.position(jump.label);
        if (target <= i) {
          conditionalJumpsBack.add(new Jump(i, target));
        }
      }
    }
    append(0, code.size());
  }

  /** All positions, each once. */
  List<Integer> positions() {
    return positions;
  }

  private void append(int start, int end) {
    int next = start;
    while (next < end) {
      positions.add(next);
      next =
          code.opcode(next) == Opcodes.GOTO
              ? appendLoop(next + 1, code.position(((JumpInsnNode) code.at(next)).label), end)
              : next + 1;
    }
  }

  /**
   * Appends the loop that has its body and its condition at the given positions, if there is one.
   *
   * @return the position behind it
   */
  private int appendLoop(int body, int condition, int end) {
    Optional<Jump> back =
        conditionalJumpsBack.stream()
            .filter(jump -> jump.position() >= condition && jump.position() < end)
            .filter(jump -> jump.target() >= body && jump.target() < condition)
            .findFirst();
    if (back.isEmpty()) {
      return body;
    }
    int behind = back.get().position() + 1;
    append(condition, behind);
    // A body that begins with another loop is entered at the condition of that one.
    append(appendLoop(body, back.get().target(), condition), condition);
    return behind;
  }
}

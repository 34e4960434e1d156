package dev.pinlint.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The instructions of a source member in evaluation order, the bodies of lambdas where the lambdas
 * stand; the position there is the id of a site. Copies of one source occurrence have the number of
 * the original.
 */
final class EvaluationOrder {

  /** Deeper than anyone writes; a class file may claim anything. */
  private static final int DEEPEST_LAMBDA = 100;

  private final ClassIndex index;
  private final Map<AbstractInsnNode, Integer> numbers = new HashMap<>();
  private final List<AbstractInsnNode> instructions = new ArrayList<>();
  private final Set<MethodNode> lambdas = new HashSet<>();

  EvaluationOrder(ClassIndex index, ClassNode type, MethodNode member) {
    this.index = index;
    walk(type, member, 0);
  }

  /** The number of an instruction. */
  int number(AbstractInsnNode node) {
    return numbers.getOrDefault(node, 0);
  }

  /** The instructions, without copies. */
  List<AbstractInsnNode> instructions() {
    return instructions;
  }

  /** Whether a method is the body of a lambda in the member. */
  boolean hasLambda(MethodNode method) {
    return lambdas.contains(method);
  }

  private void walk(ClassNode type, MethodNode method, int depth) {
    Code code = index.code(method);
    FinallyCopies copies = new FinallyCopies(code);
    for (int position : new LoopOrder(code).positions()) {
      if (copies.original(position) != position) {
        continue;
      }
      AbstractInsnNode node = code.at(position);
      numbers.put(node, instructions.size());
      instructions.add(node);
      Optional<ClassIndex.Lambda> lambda = index.lambda(type, node);
      if (lambda.isPresent() && depth < DEEPEST_LAMBDA && lambdas.add(lambda.get().method())) {
        walk(lambda.get().type(), lambda.get().method(), depth + 1);
      }
    }
    for (int position = 0; position < code.size(); position++) {
      numbers.putIfAbsent(code.at(position), number(code.at(copies.original(position))));
    }
  }
}

package dev.pinlint.bytecode;

import dev.pinlint.model.Site;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What the lowering of a source member knows of where it is; shared by the member's body and the
 * lambdas in it.
 */
final class Scope {

  /**
   * More lambda bodies than anyone writes in one member; a class file may repeat them without end.
   */
  private static final int MOST_LAMBDAS = 2000;

  final ClassIndex index;
  final TypeNames names;
  final ClassNode type;
  final MethodNode member;
  private final EvaluationOrder order;
  private final String file;
  private final Set<MethodNode> lambdasInProgress = new HashSet<>();
  private int lambdasEntered;

  Scope(ClassIndex index, TypeNames names, ClassNode type, MethodNode member, String file) {
    this.index = index;
    this.names = names;
    this.type = type;
    this.member = member;
    this.order = new EvaluationOrder(index, type, member);
    this.file = file;
  }

  Site site(AbstractInsnNode node, int line) {
    return new Site(order.number(node), file, line);
  }

  /** Begins the body of a lambda; false if that would not end, as no compiler's output does. */
  boolean enter(MethodNode lambda) {
    return lambdasInProgress.size() < 100
        && ++lambdasEntered <= MOST_LAMBDAS
        && lambdasInProgress.add(lambda);
  }

  void leave(MethodNode lambda) {
    lambdasInProgress.remove(lambda);
  }
}

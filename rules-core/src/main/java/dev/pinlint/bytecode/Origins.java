package dev.pinlint.bytecode;

import dev.pinlint.model.Member;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Where in the class files the members of the model come from; filled while they are lowered. */
public final class Origins {

  private final Map<Member, JvmMethod> methods = new HashMap<>();

  /**
   * A method as the JVM names it.
   *
   * @param owner internal name of the class, as in {@code a/b/Outer$1}
   * @param name the method's name
   * @param descriptor its descriptor
   * @param isStatic whether it is static
   */
  public record JvmMethod(String owner, String name, String descriptor, boolean isStatic) {}

  /**
   * The method that a member was lowered from.
   *
   * @throws IllegalArgumentException if it was not lowered with this object
   */
  public JvmMethod of(Member member) {
    JvmMethod method = methods.get(member);
    if (method == null) {
      throw new IllegalArgumentException("not lowered here: " + member);
    }
    return method;
  }

  /** Remembers the source members of a class; of two classes with one name the first counts. */
  void add(ClassIndex index, TypeNames names, ClassNode type) {
    for (MethodNode method : type.methods) {
      if (index.isSourceMember(type, method)) {
        methods.putIfAbsent(
            names.member(type, method),
            new JvmMethod(
                type.name,
                method.name,
                method.desc,
                ClassIndex.is(method.access, Opcodes.ACC_STATIC)));
      }
    }
  }
}

package dev.pinlint.bytecode;

import dev.pinlint.model.Member;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The names that the model has for classes: canonical, and by enclosing member for anonymous and
 * local classes.
 */
final class TypeNames {

  /** Deeper than anyone nests; a class file may claim anything. */
  private static final int DEEPEST_NESTING = 100;

  private final ClassIndex index;
  private final ConstructorShapes shapes;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, TypeRef> refs = new HashMap<>();
  private final Map<String, Map<String, String>> enclosed = new HashMap<>();
  private final Set<String> inProgress = new HashSet<>();

  TypeNames(ClassIndex index) {
    this.index = index;
    this.shapes = new ConstructorShapes(index);
  }

  ConstructorShapes shapes() {
    return shapes;
  }

  /** The type with an internal name, or the array type with a descriptor in its place. */
  TypeRef ref(String internalName) {
    return type(Type.getObjectType(internalName));
  }

  TypeRef type(Type type) {
    return switch (type.getSort()) {
      case Type.ARRAY ->
          known(
              type(type.getElementType()).name()
                  + "[]".repeat(Math.min(255, type.getDimensions())));
      case Type.OBJECT -> known(name(type.getInternalName()));
      default -> known(type.getClassName());
    };
  }

  /** Code names the same few types over and over. */
  private TypeRef known(String name) {
    return refs.computeIfAbsent(name, TypeRef::of);
  }

  List<TypeRef> parameters(String descriptor) {
    List<TypeRef> parameters = new ArrayList<>();
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      parameters.add(type(parameter));
    }
    return parameters;
  }

  /** The declared parameters of a method or constructor, without what the compiler added. */
  List<TypeRef> declaredParameters(String owner, String name, String descriptor) {
    List<TypeRef> all = parameters(descriptor);
    return name.equals(Member.CONSTRUCTOR) ? shapes.of(owner, descriptor).declared(all) : all;
  }

  Member member(ClassNode type, MethodNode method) {
    boolean implicit = method.name.equals(Member.CONSTRUCTOR) && index.isAnonymous(type.name);
    List<TypeRef> parameters =
        implicit ? List.of() : declaredParameters(type.name, method.name, method.desc);
    return new Member(
        name(type.name), method.name, parameters.stream().map(TypeRef::simpleName).toList());
  }

  /** The model's name of a class. */
  String name(String internalName) {
    String known = names.get(internalName);
    if (known != null) {
      return known;
    }
    String binaryName = internalName.replace('/', '.');
    if (inProgress.size() > DEEPEST_NESTING || !inProgress.add(internalName)) {
      return binaryName;
    }
    String name = compute(internalName).orElse(binaryName);
    inProgress.remove(internalName);
    names.put(internalName, name);
    return name;
  }

  private Optional<String> compute(String internalName) {
    if (index.isAnonymousOrLocal(internalName)) {
      return index
          .find(internalName)
          .flatMap(index::enclosing)
          .map(outer -> enclosed(outer).get(internalName));
    }
    return index
        .nested(internalName)
        .filter(inner -> inner.outerName != null)
        .map(inner -> name(inner.outerName) + "." + inner.innerName);
  }

  private Map<String, String> enclosed(ClassNode outer) {
    Map<String, String> known = enclosed.get(outer.name);
    if (known == null) {
      known = new Naming(outer).run();
      enclosed.put(outer.name, known);
    }
    return known;
  }

  /** Names the anonymous and local classes of one class. */
  private final class Naming {
    private final ClassNode outer;
    private final Map<String, String> given = new HashMap<>();
    private final Map<String, Integer> counters = new HashMap<>();
    private final Map<String, ClassNode> children = new HashMap<>();

    Naming(ClassNode outer) {
      this.outer = outer;
      index.enclosed(outer.name).forEach(child -> children.put(child.name, child));
    }

    Map<String, String> run() {
      Map<MethodNode, EvaluationOrder> orders = new java.util.LinkedHashMap<>();
      for (MethodNode method : outer.methods) {
        if (!children.isEmpty() && index.isSourceMember(outer, method)) {
          EvaluationOrder order = new EvaluationOrder(index, outer, method);
          orders.put(method, order);
          order.instructions().forEach(node -> made(node).ifPresent(child -> give(child, method)));
        }
      }
      for (ClassNode child : index.enclosed(outer.name)) {
        orders.entrySet().stream()
            .filter(entry -> holds(entry.getKey(), entry.getValue(), child))
            .findFirst()
            .ifPresent(entry -> give(child.name, entry.getKey()));
      }
      return given;
    }

    /**
     * The class that an instruction makes an instance of, or refers to the constructor or only
     * instance of.
     */
    private Optional<String> made(AbstractInsnNode node) {
      if (node instanceof MethodInsnNode call && call.name.equals(Member.CONSTRUCTOR)) {
        return Optional.of(call.owner).filter(children::containsKey);
      } else if (node instanceof FieldInsnNode field && field.getOpcode() == Opcodes.GETSTATIC) {
        return Optional.of(field.owner).filter(children::containsKey);
      } else if (node instanceof InvokeDynamicInsnNode call) {
        return ClassIndex.implementation(call)
            .filter(handle -> handle.getTag() == Opcodes.H_NEWINVOKESPECIAL)
            .map(handle -> handle.getOwner())
            .filter(children::containsKey);
      }
      return Optional.empty();
    }

    /**
     * Whether a class that no instruction of the members makes is written in a member all the same.
     */
    private boolean holds(MethodNode method, EvaluationOrder order, ClassNode child) {
      if (child.outerMethod == null) {
        return method.name.equals(Member.STATIC_INITIALIZER)
            || method.name.equals(Member.CONSTRUCTOR);
      }
      return (child.outerClass.equals(outer.name)
              && method.name.equals(child.outerMethod)
              && method.desc.equals(child.outerMethodDesc))
          || index
              .method(child.outerClass, child.outerMethod, child.outerMethodDesc)
              .map(order::hasLambda)
              .orElse(false);
    }

    private void give(String child, MethodNode method) {
      if (given.containsKey(child)) {
        return;
      }
      Member member = member(outer, method);
      String simpleName =
          index
              .nested(child)
              .map((InnerClassNode inner) -> inner.innerName == null ? "" : inner.innerName)
              .orElse("");
      int ordinal = counters.merge(member + "/" + simpleName, 1, Integer::sum);
      given.put(
          child,
          simpleName.isEmpty()
              ? member.anonymousType(ordinal)
              : member.localType(ordinal, simpleName));
    }
  }
}

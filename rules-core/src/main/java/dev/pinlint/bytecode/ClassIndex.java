package dev.pinlint.bytecode;

import dev.pinlint.model.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes of the input by internal name, and what their members are to the source. */
final class ClassIndex {

  /** Deeper than anyone writes; a class file may claim anything. */
  private static final int DEEPEST_LAMBDA = 100;

  private final Function<String, Collection<ClassNode>> others;
  private final Set<String> asked = new HashSet<>();
  private final TreeMap<String, ClassNode> classes = new TreeMap<>();
  private final Map<String, InnerClassNode> nested = new HashMap<>();
  private final Map<String, Lambda> lambdaClasses = new HashMap<>();
  private final Map<String, List<ClassNode>> enclosed = new HashMap<>();
  private final Map<String, Map<String, MethodNode>> methods = new HashMap<>();
  private final List<ClassNode> switchMaps = new ArrayList<>();
  private final Map<MethodNode, Code> codes = new HashMap<>();

  /**
   * An index that asks for classes that it does not have.
   *
   * @param others the class with an internal name and those that belong to it, if there is one
   */
  ClassIndex(Function<String, Collection<ClassNode>> others) {
    this.others = others;
  }

  /** Adds classes; of two with one name the first counts. */
  void add(Collection<? extends ClassNode> given) {
    List<ClassNode> nodes = new ArrayList<>();
    for (ClassNode node : given) {
      if (classes.putIfAbsent(node.name, node) == null) {
        nodes.add(node);
      }
    }
    for (ClassNode node : nodes) {
      for (InnerClassNode inner : node.innerClasses) {
        nested.putIfAbsent(inner.name, inner);
      }
    }
    for (ClassNode node : nodes) {
      KotlinLambdas.body(node)
          .ifPresent(method -> lambdaClasses.put(node.name, new Lambda(node, method)));
    }
    Set<List<ClassNode>> changed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ClassNode node : nodes) {
      if (node.fields.stream().anyMatch(EnumSwitches::isSwitchMap)) {
        switchMaps.add(node);
      }
      if (isAnonymousOrLocal(node.name)
          && !isLambdaClass(node.name)
          && !Coroutines.isContinuation(node)) {
        enclosing(node)
            .ifPresent(
                outer -> {
                  List<ClassNode> inner =
                      enclosed.computeIfAbsent(outer.name, name -> new ArrayList<>());
                  inner.add(node);
                  changed.add(inner);
                });
      }
    }
    // Foo$2 comes before Foo$10.
    changed.forEach(
        list ->
            list.sort(
                Comparator.<ClassNode>comparingInt(node -> node.name.length())
                    .thenComparing(node -> node.name)));
  }

  Collection<ClassNode> classes() {
    return classes.values();
  }

  /** The classes that number enum constants for a {@code switch}. */
  List<ClassNode> classesWithSwitchMaps() {
    return switchMaps;
  }

  Optional<ClassNode> find(String internalName) {
    ClassNode known = classes.get(internalName);
    if (known == null && asked.add(internalName)) {
      add(others.apply(internalName));
      known = classes.get(internalName);
    }
    return Optional.ofNullable(known);
  }

  /** What the class files say of a nested class. */
  Optional<InnerClassNode> nested(String internalName) {
    return Optional.ofNullable(nested.get(internalName));
  }

  /** The anonymous and local classes of a class, in the order of their binary names. */
  List<ClassNode> enclosed(String internalName) {
    return enclosed.getOrDefault(internalName, List.of());
  }

  boolean isAnonymousOrLocal(String internalName) {
    return nested(internalName)
        .map(inner -> inner.outerName == null || inner.innerName == null)
        .orElseGet(() -> find(internalName).map(node -> node.outerClass != null).orElse(false));
  }

  boolean isAnonymous(String internalName) {
    return isAnonymousOrLocal(internalName)
        && nested(internalName).map(inner -> inner.innerName == null).orElse(true);
  }

  boolean isEnum(String internalName) {
    return find(internalName).map(node -> "java/lang/Enum".equals(node.superName)).orElse(false);
  }

  Optional<MethodNode> method(String owner, String name, String descriptor) {
    return find(owner).map(node -> methods(node).get(name + descriptor));
  }

  Optional<FieldNode> field(String owner, String name) {
    return find(owner)
        .flatMap(node -> node.fields.stream().filter(field -> field.name.equals(name)).findFirst());
  }

  /** The code of a method that has some. */
  Code code(MethodNode method) {
    return codes.computeIfAbsent(method, Code::new);
  }

  /**
   * The body of a lambda.
   *
   * @param type the class that it is in: one that was made for the lambda alone, or any other
   * @param method the method that was made of it
   */
  record Lambda(ClassNode type, MethodNode method) {}

  /** Lets go of what is known of code. */
  void forgetCode() {
    codes.clear();
  }

  /** The lambda that an instruction in the code of a class makes a closure of, if it does. */
  Optional<Lambda> lambda(ClassNode type, AbstractInsnNode node) {
    if (node instanceof InvokeDynamicInsnNode call) {
      return implementation(call)
          .filter(handle -> handle.getOwner().equals(type.name))
          .flatMap(handle -> method(type.name, handle.getName(), handle.getDesc()))
          .filter(ClassIndex::isLambdaBody)
          .map(method -> new Lambda(type, method));
    } else if (node instanceof MethodInsnNode call && call.name.equals(Member.CONSTRUCTOR)) {
      return Optional.ofNullable(lambdaClasses.get(call.owner))
          .filter(lambda -> lambda.type() != type);
    } else if (node instanceof FieldInsnNode field
        && field.getOpcode() == Opcodes.GETSTATIC
        && field.name.equals(KotlinLambdas.INSTANCE)) {
      return Optional.ofNullable(lambdaClasses.get(field.owner))
          .filter(lambda -> lambda.type() != type);
    }
    return Optional.empty();
  }

  /** Whether a class was made for a lambda alone. */
  boolean isLambdaClass(String internalName) {
    return lambdaClasses.containsKey(internalName);
  }

  /**
   * The class that an anonymous or local class is written in; code of lambdas is in their class.
   */
  Optional<ClassNode> enclosing(ClassNode type) {
    ClassNode current = type;
    for (int i = 0; i < DEEPEST_LAMBDA; i++) {
      if (current.outerClass == null) {
        return Optional.empty();
      }
      ClassNode outer = classes.get(current.outerClass);
      if (outer == null || !isLambdaClass(outer.name)) {
        return Optional.ofNullable(outer);
      }
      current = outer;
    }
    return Optional.empty();
  }

  /** The method that a function object runs. */
  static Optional<Handle> implementation(InvokeDynamicInsnNode call) {
    return call.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
            && call.bsmArgs.length >= 3
            && call.bsmArgs[1] instanceof Handle handle
        ? Optional.of(handle)
        : Optional.empty();
  }

  /** Whether a method is the body of a lambda; Kotlin does not call it synthetic. */
  static boolean isLambdaBody(MethodNode method) {
    return (method.access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_PRIVATE)) != 0
        && (method.name.startsWith("lambda$") || method.name.contains("$lambda$"))
        && (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
  }

  /** Whether a method is written in the source, or implied by it as a default constructor is. */
  boolean isSourceMember(ClassNode type, MethodNode method) {
    if (is(method.access, Opcodes.ACC_SYNTHETIC)
        || is(method.access, Opcodes.ACC_BRIDGE)
        || isLambdaBody(method)) {
      return false;
    }
    boolean madeForEnum =
        isEnum(type.name)
            && is(method.access, Opcodes.ACC_STATIC)
            && ((method.name.equals("values") && method.desc.startsWith("()"))
                || (method.name.equals("valueOf") && method.desc.startsWith("(Ljava/lang/String;)"))
                || method.name.equals("$values"));
    return !madeForEnum && !isMadeForRecord(type, method);
  }

  /**
   * A record's {@code equals}, {@code hashCode} and {@code toString} are one instruction that the
   * compiler made.
   */
  private boolean isMadeForRecord(ClassNode type, MethodNode method) {
    if (!"java/lang/Record".equals(type.superName)
        || ReadClass.withCode(method).instructions.size() > 20) {
      return false;
    }
    for (AbstractInsnNode node : method.instructions) {
      if (node instanceof InvokeDynamicInsnNode call
          && call.bsm.getOwner().equals("java/lang/runtime/ObjectMethods")) {
        return true;
      }
    }
    return false;
  }

  static boolean is(int access, int flag) {
    return (access & flag) != 0;
  }

  private Map<String, MethodNode> methods(ClassNode node) {
    return methods.computeIfAbsent(
        node.name,
        name -> {
          Map<String, MethodNode> byName = new HashMap<>();
          node.methods.forEach(method -> byName.putIfAbsent(method.name + method.desc, method));
          return byName;
        });
  }
}

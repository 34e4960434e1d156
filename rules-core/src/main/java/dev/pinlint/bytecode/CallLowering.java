package dev.pinlint.bytecode;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Lowers calls; those that a compiler added become what they stand for. */
final class CallLowering {

  private static final Map<String, String> BOXES =
      Map.of(
          "java/lang/Boolean", "Z",
          "java/lang/Byte", "B",
          "java/lang/Character", "C",
          "java/lang/Short", "S",
          "java/lang/Integer", "I",
          "java/lang/Long", "J",
          "java/lang/Float", "F",
          "java/lang/Double", "D");

  private static final String INTRINSICS = "kotlin/jvm/internal/Intrinsics";

  private static final MethodRef EQUALS =
      MethodRef.typed(TypeRef.OBJECT, "equals", List.of(TypeRef.OBJECT), TypeRef.of("boolean"));

  /** What is done with a copy that somebody made for its own sake. */
  private static final Set<Integer> KEEPS =
      Set.of(Opcodes.ASTORE, Opcodes.DUP, Opcodes.ARETURN, Opcodes.PUTFIELD, Opcodes.PUTSTATIC);

  private final BodyLowering body;
  private final Draft draft;

  CallLowering(BodyLowering body) {
    this.body = body;
    this.draft = body.draft;
  }

  void lower(int position, MethodInsnNode node) {
    if (node.name.equals(Member.CONSTRUCTOR)) {
      constructor(position, node);
      return;
    }
    if (isBoxing(node)) {
      Temp value = body.popTemp();
      if (node.name.equals("booleanValue")) {
        draft.booleans.add(value.index());
      }
      body.push(position, value);
      return;
    }
    List<Temp> arguments = body.popTemps(Type.getArgumentCount(node.desc));
    if (isSpread(position, node)) {
      body.push(position, arguments.get(0));
      return;
    }
    boolean isStatic = node.getOpcode() == Opcodes.INVOKESTATIC;
    if (isStatic
        && ((node.owner.equals(INTRINSICS) && isKotlinCheck(node))
            || Coroutines.isResumption(node))) {
      return;
    }
    Optional<Temp> receiver = isStatic ? Optional.empty() : Optional.of(body.popTemp());
    Temp result = emit(node, receiver, arguments, body.site(position));
    if (Type.getReturnType(node.desc).getSort() != Type.VOID) {
      body.push(position, result);
    }
  }

  private Temp emit(MethodInsnNode node, Optional<Temp> receiver, List<Temp> arguments, Site site) {
    if (node.getOpcode() == Opcodes.INVOKESTATIC && node.name.startsWith("access$")) {
      Optional<MethodNode> accessor =
          body.scope.index.method(node.owner, node.name, node.desc).filter(AccessorLowering::fits);
      if (accessor.isPresent()) {
        return new AccessorLowering(body, this, site).lower(node.owner, accessor.get(), arguments);
      }
    }
    if (node.name.endsWith(Defaults.SUFFIX)) {
      Optional<Defaults.Call> real = new Defaults(body).lower(node, arguments, site);
      if (real.isPresent()) {
        MethodInsnNode method = real.get().method();
        List<Temp> all = real.get().arguments();
        boolean isStatic = method.getOpcode() == Opcodes.INVOKESTATIC;
        return call(
            kind(method, body.type.name),
            method(method),
            isStatic ? Optional.empty() : Optional.of(all.get(0)),
            isStatic ? all : all.subList(1, all.size()),
            site);
      }
    }
    if (node.name.equals("desiredAssertionStatus")
        && body.scope.member.name.equals(Member.STATIC_INITIALIZER)) {
      Temp enabled = draft.opaque("assertions-enabled", List.of());
      draft.booleans.add(enabled.index());
      return enabled;
    }
    if (node.name.equals("$values") && body.scope.index.isEnum(node.owner)) {
      return draft.opaque("enum-values", List.of());
    }
    if (node.owner.equals(INTRINSICS) && node.name.equals("areEqual") && arguments.size() == 2) {
      return call(
          CallKind.VIRTUAL, EQUALS, Optional.of(arguments.get(0)), arguments.subList(1, 2), site);
    }
    return call(kind(node, body.type.name), method(node), receiver, arguments, site);
  }

  /**
   * Whether a call copies an array only because Kotlin passes a copy where the source has {@code
   * *array}: the copy is as long, and goes on the stack and nowhere else.
   */
  private boolean isSpread(int position, MethodInsnNode node) {
    if (!node.owner.equals("java/util/Arrays")
        || !node.name.equals("copyOf")
        || body.code.opcode(position - 1) != Opcodes.ARRAYLENGTH) {
      return false;
    }
    boolean isWhole =
        body.code.opcode(position - 2) == Opcodes.DUP
            || (position > 2
                && body.code.at(position - 2) instanceof VarInsnNode length
                && body.code.at(position - 3) instanceof VarInsnNode array
                && length.getOpcode() == Opcodes.ALOAD
                && array.getOpcode() == Opcodes.ALOAD
                && length.var == array.var);
    int next = position + (body.code.opcode(position + 1) == Opcodes.CHECKCAST ? 2 : 1);
    return isWhole && !KEEPS.contains(body.code.opcode(next));
  }

  Temp call(
      CallKind kind, MethodRef method, Optional<Temp> receiver, List<Temp> arguments, Site site) {
    return draft.add(temp -> new Instr.Call(temp, kind, method, receiver, arguments, site));
  }

  /** How a call in the code of a class finds its target. */
  static CallKind kind(MethodInsnNode node, String caller) {
    return switch (node.getOpcode()) {
      case Opcodes.INVOKESTATIC -> CallKind.STATIC;
      // A private method is called so by compilers before Java 11.
      case Opcodes.INVOKESPECIAL -> node.owner.equals(caller) ? CallKind.VIRTUAL : CallKind.SUPER;
      default -> CallKind.VIRTUAL;
    };
  }

  MethodRef method(MethodInsnNode node) {
    return MethodRef.typed(
        body.scope.names.ref(node.owner),
        node.name,
        body.scope.names.parameters(node.desc),
        body.scope.names.type(Type.getReturnType(node.desc)));
  }

  private void constructor(int position, MethodInsnNode node) {
    List<Temp> all = body.popTemps(Type.getArgumentCount(node.desc));
    Value receiver = body.stack().pop();
    Optional<ClassIndex.Lambda> lambda = body.scope.index.lambda(body.type, node);
    if (lambda.isPresent() && receiver.temp() == null) {
      Temp closure = body.closure(lambda.get(), all, body.site(position));
      body.constructed(position, receiver, closure);
      return;
    }
    Site site = body.site(position);
    Optional<Defaults.Call> real = new Defaults(body).lower(node, all, site);
    if (real.isPresent()) {
      construct(position, real.get().method(), real.get().arguments(), receiver);
    } else {
      construct(position, node, all, receiver);
    }
  }

  private void construct(int position, MethodInsnNode node, List<Temp> all, Value receiver) {
    ConstructorShapes.Shape shape = body.scope.names.shapes().of(node.owner, node.desc);
    List<Temp> arguments = shape.declared(all);
    List<TypeRef> parameters = shape.declared(body.scope.names.parameters(node.desc));
    boolean isNew = receiver.temp() == null;
    if (!isNew && body.scope.index.isAnonymous(body.scope.type.name)) {
      // What the implicit constructor passes on is seen at the NEW call only.
      arguments = List.of();
      parameters = List.of();
    }
    MethodRef method =
        MethodRef.typed(
            body.scope.names.ref(node.owner), Member.CONSTRUCTOR, parameters, TypeRef.VOID);
    Optional<Temp> self = isNew ? Optional.empty() : Optional.of(body.temp(receiver));
    Temp result =
        call(isNew ? CallKind.NEW : CallKind.SUPER, method, self, arguments, body.site(position));
    if (isNew) {
      body.constructed(position, receiver, result);
    }
  }

  private static boolean isBoxing(MethodInsnNode node) {
    String primitive = BOXES.get(node.owner);
    if (primitive == null) {
      return false;
    }
    String box = "L" + node.owner + ";";
    return node.getOpcode() == Opcodes.INVOKESTATIC
        ? node.name.equals("valueOf") && node.desc.equals("(" + primitive + ")" + box)
        : node.desc.equals("()" + primitive)
            && node.name.equals(Type.getType(primitive).getClassName() + "Value");
  }

  private static boolean isKotlinCheck(MethodInsnNode node) {
    return node.desc.endsWith(")V")
        && (node.name.startsWith("check") || node.name.equals("reifiedOperationMarker"));
  }
}

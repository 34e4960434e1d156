package dev.pinlint.bytecode;

import dev.pinlint.model.Literal;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Puts the call that the source has in the place of a call of Kotlin's {@code f$default}, or of the
 * constructor that takes a {@code DefaultConstructorMarker}. Those get a bit mask that says which
 * arguments are missing, compute them, and call the real method; the mask is known at the call.
 */
final class Defaults {

  /** The end of the name of a method that fills in default arguments. */
  static final String SUFFIX = "$default";

  private static final String MARKER = "kotlin/jvm/internal/DefaultConstructorMarker";

  private final BodyLowering body;

  Defaults(BodyLowering body) {
    this.body = body;
  }

  /**
   * The call that a default call stands for.
   *
   * @param method the instruction in the compiler's method that calls the real one
   * @param arguments the arguments, behind the receiver if there is one that has been made
   */
  record Call(MethodInsnNode method, List<Temp> arguments) {}

  /** Lowers the missing arguments of a call; empty if it is no default call that can be seen. */
  Optional<Call> lower(MethodInsnNode node, List<Temp> arguments, Site site) {
    Optional<MethodNode> method = body.scope.index.method(node.owner, node.name, node.desc);
    if (method.isEmpty() || !ClassIndex.is(method.get().access, Opcodes.ACC_SYNTHETIC)) {
      return Optional.empty();
    }
    Code code = body.scope.index.code(method.get());
    Type[] types = Type.getArgumentTypes(node.desc);
    boolean isConstructor = node.name.equals("<init>");
    int last = code.size() - 2;
    if (last < 0
        || types.length == 0
        || (isConstructor && !types[types.length - 1].getInternalName().equals(MARKER))
        || !(code.at(last) instanceof MethodInsnNode real)
        || !node.name.equals(isConstructor ? real.name : real.name + SUFFIX)) {
      return Optional.empty();
    }
    BodyLowering inlined = body.inlined(method.get(), site);
    Map<Integer, Integer> numbers = new HashMap<>();
    int slot = isConstructor ? 1 : 0;
    for (int i = 0; i < types.length - 1; i++) {
      if (body.draft.constants.get(arguments.get(i).index()) instanceof Literal.Int number) {
        numbers.put(slot, (int) number.value());
      }
      body.draft.write(inlined.locals.at(slot), arguments.get(i));
      slot += types[i].getSize();
    }
    if (!run(inlined, code, last, numbers)) {
      return Optional.empty();
    }
    List<Temp> passed = new ArrayList<>(inlined.popTemps(Type.getArgumentCount(real.desc)));
    if (!isConstructor && real.getOpcode() != Opcodes.INVOKESTATIC) {
      passed.add(0, inlined.popTemp());
    }
    return Optional.of(new Call(real, passed));
  }

  /** Lowers the code up to the real call, past the arguments that were given. */
  private static boolean run(
      BodyLowering inlined, Code code, int last, Map<Integer, Integer> numbers) {
    InstructionLowering instructions = new InstructionLowering(inlined);
    int position = 0;
    int end = -1;
    while (position < last) {
      if (position == end) {
        end = -1;
      }
      Optional<Integer> bit = end < 0 ? bit(code, position, numbers) : Optional.empty();
      AbstractInsnNode node = code.at(position);
      if (bit.isPresent()) {
        int behind = code.position(((JumpInsnNode) code.at(position + 3)).label);
        if (behind <= position || behind > last) {
          return false;
        }
        end = bit.get() == 0 ? -1 : behind;
        position = bit.get() == 0 ? behind : position + 4;
      } else if (isGuard(code, position)) {
        position = code.position(((JumpInsnNode) code.at(position + 1)).label);
      } else if (node instanceof JumpInsnNode || code.endsFlow(position)) {
        // A default value with a condition in it is not known.
        if (end < 0 || !(code.at(end - 1) instanceof VarInsnNode store)) {
          return false;
        }
        inlined.draft.write(
            inlined.locals.at(store.var), inlined.draft.opaque("default-argument", List.of()));
        inlined.clearStack();
        position = end;
      } else {
        position = instructions.lower(position, last - 1);
      }
    }
    return position == last;
  }

  /** What {@code mask & bit} is, where the code tests that: 0 if the argument was given. */
  private static Optional<Integer> bit(Code code, int position, Map<Integer, Integer> numbers) {
    return code.opcode(position) == Opcodes.ILOAD
            && code.opcode(position + 2) == Opcodes.IAND
            && code.opcode(position + 3) == Opcodes.IFEQ
        ? Optional.ofNullable(numbers.get(((VarInsnNode) code.at(position)).var))
            .flatMap(mask -> number(code.at(position + 1)).map(bit -> mask & bit))
        : Optional.empty();
  }

  private static Optional<Integer> number(AbstractInsnNode node) {
    int opcode = node.getOpcode();
    if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
      return Optional.of(opcode - Opcodes.ICONST_0);
    } else if (node instanceof IntInsnNode operand) {
      return Optional.of(operand.operand);
    }
    return node instanceof LdcInsnNode constant && constant.cst instanceof Integer value
        ? Optional.of(value)
        : Optional.empty();
  }

  /** {@code if (marker != null) throw}: a call through {@code super} would end here. */
  private static boolean isGuard(Code code, int position) {
    return position == 0
        && code.opcode(position) == Opcodes.ALOAD
        && code.opcode(position + 1) == Opcodes.IFNULL
        && code.opcode(position + 2) == Opcodes.NEW;
  }
}

package dev.pinlint.bytecode;

import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Puts what an accessor does (compilers before Java 11 make them for private members) in the place
 * of its call.
 */
final class AccessorLowering {

  /** What {@code access$NNN} for {@code field += value} comes to, with room to spare. */
  private static final int LONGEST = 16;

  private final BodyLowering body;
  private final CallLowering calls;
  private final FieldLowering fields;
  private final Site site;
  private final OperandStack<Value> stack = new OperandStack<>(List.of());

  AccessorLowering(BodyLowering body, CallLowering calls, Site site) {
    this.body = body;
    this.calls = calls;
    this.fields = new FieldLowering(body);
    this.site = site;
  }

  /** Whether a method is an accessor in a straight line. */
  static boolean fits(MethodNode method) {
    if (!ClassIndex.is(method.access, Opcodes.ACC_SYNTHETIC)) {
      return false;
    }
    Code code = new Code(method);
    if (code.size() > LONGEST) {
      return false;
    }
    for (int position = 0; position < code.size(); position++) {
      if (!fits(code.at(position))) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(AbstractInsnNode node) {
    int opcode = node.getOpcode();
    return node instanceof FieldInsnNode
        || (node instanceof MethodInsnNode call && !call.name.equals("<init>"))
        || (opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.LCONST_1)
        || (node instanceof VarInsnNode && opcode <= Opcodes.ALOAD)
        || StackShape.isShuffle(opcode)
        || (opcode >= Opcodes.IADD && opcode <= Opcodes.I2S)
        || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
  }

  /** The result of a call of an accessor that fits; not used where the accessor returns nothing. */
  Temp lower(String owner, MethodNode accessor, List<Temp> arguments) {
    Map<Integer, Value> slots = new HashMap<>();
    Type[] types = Type.getArgumentTypes(accessor.desc);
    int slot = 0;
    for (int i = 0; i < types.length; i++) {
      slots.put(slot, Value.of(arguments.get(i), types[i].getSize() == 2));
      slot += types[i].getSize();
    }
    Code code = new Code(accessor);
    for (int position = 0; position < code.size(); position++) {
      AbstractInsnNode node = code.at(position);
      int opcode = node.getOpcode();
      if (opcode == Opcodes.RETURN) {
        break;
      } else if (opcode >= Opcodes.IRETURN && opcode < Opcodes.RETURN) {
        return body.temp(stack.pop());
      } else if (StackShape.isShuffle(opcode)) {
        stack.shuffle(opcode);
      } else if (node instanceof VarInsnNode load) {
        stack.push(Optional.ofNullable(slots.get(load.var)).orElseThrow());
      } else {
        List<Temp> operands = stack.pop(StackShape.pops(node)).stream().map(body::temp).toList();
        Temp result = lower(owner, node, operands);
        int size = StackShape.pushed(node);
        if (size > 0) {
          stack.push(Value.of(result, size == 2));
        }
      }
    }
    return arguments.isEmpty() ? body.draft.constant(Literal.NULL) : arguments.get(0);
  }

  private Temp lower(String owner, AbstractInsnNode node, List<Temp> operands) {
    int opcode = node.getOpcode();
    if (node instanceof MethodInsnNode call) {
      boolean isStatic = opcode == Opcodes.INVOKESTATIC;
      return calls.call(
          isStatic ? CallKind.STATIC : CallLowering.kind(call, owner),
          calls.method(call),
          isStatic ? Optional.empty() : Optional.of(operands.get(0)),
          isStatic ? operands : operands.subList(1, operands.size()),
          site);
    } else if (node instanceof FieldInsnNode field) {
      boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
      Optional<Temp> receiver = isStatic ? Optional.empty() : Optional.of(operands.get(0));
      if (opcode == Opcodes.GETSTATIC || opcode == Opcodes.GETFIELD) {
        return fields.read(field, receiver, site);
      }
      Temp value = operands.get(operands.size() - 1);
      fields.write(field, receiver, value, site);
      return value;
    } else if (opcode <= Opcodes.LCONST_1) {
      int zero = opcode <= Opcodes.ICONST_5 ? Opcodes.ICONST_0 : Opcodes.LCONST_0;
      return body.draft.constant(new Literal.Int(opcode - zero));
    } else if (opcode >= Opcodes.I2L) {
      return operands.get(0);
    }
    Operator operator =
        opcode <= Opcodes.DADD
            ? Operator.ADD
            : opcode <= Opcodes.DSUB ? Operator.SUB : Operator.ARITHMETIC;
    return body.draft.op(operator, operands.toArray(new Temp[0]));
  }
}

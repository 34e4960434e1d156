package dev.pinlint.bytecode;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Lowers the instructions inside a block that are neither calls nor field accesses, and hands those
 * on.
 */
final class InstructionLowering {

  private final BodyLowering body;
  private final Code code;
  private final Draft draft;
  private final CallLowering calls;
  private final FieldLowering fields;

  InstructionLowering(BodyLowering body) {
    this.body = body;
    this.code = body.code;
    this.draft = body.draft;
    this.calls = new CallLowering(body);
    this.fields = new FieldLowering(body);
  }

  /**
   * Lowers the instruction at a position.
   *
   * @param last the last position of the block
   * @return the next position, behind what was recognised as one
   */
  int lower(int position, int last) {
    AbstractInsnNode node = code.at(position);
    int opcode = node.getOpcode();
    if (isNullCheck(position, last)) {
      return position + 3;
    }
    if (StackShape.isShuffle(opcode)) {
      body.stack().shuffle(opcode);
    } else if (node instanceof MethodInsnNode call) {
      calls.lower(position, call);
    } else if (node instanceof InvokeDynamicInsnNode call) {
      new DynamicCallLowering(body).lower(position, call);
    } else if (node instanceof FieldInsnNode field) {
      fields.lower(position, field);
    } else if (node instanceof VarInsnNode variable) {
      variable(position, variable);
    } else if (node instanceof IincInsnNode increment) {
      Temp before = draft.read(body.locals.at(increment.var));
      Temp amount = draft.constant(new Literal.Int(increment.incr));
      draft.write(body.locals.at(increment.var), draft.op(Operator.ADD, before, amount));
    } else if (node instanceof TypeInsnNode type) {
      type(position, type);
    } else if (node instanceof LdcInsnNode constant) {
      constant(position, constant.cst);
    } else if (node instanceof IntInsnNode operand) {
      if (opcode == Opcodes.NEWARRAY) {
        newArray(position, primitive(operand.operand));
      } else {
        body.push(position, draft.constant(new Literal.Int(operand.operand)));
      }
    } else if (node instanceof MultiANewArrayInsnNode array) {
      body.push(position, draft.opaque(Instr.Opaque.NEW_ARRAY, body.popTemps(array.dims)));
    } else {
      plain(position, opcode);
    }
    return position + 1;
  }

  /**
   * {@code dup; requireNonNull; pop} and {@code dup; getClass; pop}, which compilers put before an
   * implicit dereference.
   */
  private boolean isNullCheck(int position, int last) {
    return position + 2 <= last
        && code.opcode(position) == Opcodes.DUP
        && code.opcode(position + 2) == Opcodes.POP
        && code.at(position + 1) instanceof MethodInsnNode call
        && ((call.owner.equals("java/util/Objects")
                && call.name.equals("requireNonNull")
                && call.desc.equals("(Ljava/lang/Object;)Ljava/lang/Object;"))
            || (call.name.equals("getClass") && call.desc.equals("()Ljava/lang/Class;")));
  }

  private void variable(int position, VarInsnNode node) {
    if (node.getOpcode() >= Opcodes.ISTORE) {
      draft.write(body.locals.at(node.var), body.popTemp());
      return;
    }
    Optional<String> added = body.locals.added(node.var);
    body.push(
        position,
        added.isPresent()
            ? draft.opaque(added.get(), List.of())
            : draft.read(body.locals.at(node.var)));
  }

  private void type(int position, TypeInsnNode node) {
    switch (node.getOpcode()) {
      case Opcodes.NEW -> body.pushAllocated(position);
      case Opcodes.ANEWARRAY -> newArray(position, body.scope.names.ref(node.desc));
      default -> {
        Operator operator =
            node.getOpcode() == Opcodes.CHECKCAST ? Operator.CAST : Operator.INSTANCEOF;
        Temp operand = body.popTemp();
        Optional<TypeRef> type = Optional.of(body.scope.names.ref(node.desc));
        body.push(
            position, draft.add(temp -> new Instr.Op(temp, operator, List.of(operand), type)));
      }
    }
  }

  private void newArray(int position, TypeRef component) {
    Temp size = body.popTemp();
    Temp array = draft.opaque(Instr.Opaque.newArray(component), List.of(size));
    long length =
        draft.constants.get(size.index()) instanceof Literal.Int value ? value.value() : -1;
    draft.emptyArrays.put(
        array.index(), new Draft.EmptyArray(array, component, length, body.site(position)));
    body.push(position, array);
  }

  private static TypeRef primitive(int operand) {
    return TypeRef.of(
        switch (operand) {
          case Opcodes.T_BOOLEAN -> "boolean";
          case Opcodes.T_CHAR -> "char";
          case Opcodes.T_FLOAT -> "float";
          case Opcodes.T_DOUBLE -> "double";
          case Opcodes.T_BYTE -> "byte";
          case Opcodes.T_SHORT -> "short";
          case Opcodes.T_INT -> "int";
          default -> "long";
        });
  }

  private void constant(int position, Object value) {
    Temp temp;
    if (value instanceof String text) {
      temp = draft.constant(new Literal.Text(text));
    } else if (value instanceof Integer || value instanceof Long) {
      temp = draft.constant(new Literal.Int(((Number) value).longValue()));
    } else if (value instanceof Number number) {
      temp = draft.constant(new Literal.Real(number.doubleValue()));
    } else if (value instanceof Type type && type.getSort() != Type.METHOD) {
      temp = draft.constant(new Literal.ClassLiteral(body.scope.names.type(type)));
    } else {
      temp = draft.opaque("dynamic-constant", List.of());
    }
    body.push(position, temp);
  }

  private void plain(int position, int opcode) {
    if (opcode == Opcodes.NOP) {
      return;
    } else if (opcode == Opcodes.ACONST_NULL) {
      body.push(position, draft.constant(Literal.NULL));
    } else if (opcode <= Opcodes.ICONST_5) {
      body.push(position, draft.constant(new Literal.Int(opcode - Opcodes.ICONST_0)));
    } else if (opcode <= Opcodes.LCONST_1) {
      body.push(position, draft.constant(new Literal.Int(opcode - Opcodes.LCONST_0)));
    } else if (opcode <= Opcodes.FCONST_2) {
      body.push(position, draft.constant(new Literal.Real(opcode - Opcodes.FCONST_0)));
    } else if (opcode <= Opcodes.DCONST_1) {
      body.push(position, draft.constant(new Literal.Real(opcode - Opcodes.DCONST_0)));
    } else if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
      List<Temp> operands = body.popTemps(2);
      body.push(position, draft.op(Operator.ARRAY_LOAD, operands.get(0), operands.get(1)));
    } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
      List<Temp> operands = body.popTemps(3);
      draft.op(Operator.ARRAY_STORE, operands.get(0), operands.get(1), operands.get(2));
    } else if (opcode == Opcodes.ARRAYLENGTH) {
      body.push(position, draft.op(Operator.ARRAY_LENGTH, body.popTemp()));
    } else if (opcode >= Opcodes.I2L && opcode <= Opcodes.I2S) {
      body.push(position, body.popTemp());
    } else if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
      body.stack().pop();
    } else if (opcode >= Opcodes.IADD && opcode <= Opcodes.DCMPG) {
      List<Temp> operands = body.popTemps(StackShape.pops(code.at(position)));
      body.push(position, arithmetic(opcode, operands));
    } else {
      throw new UnsupportedCodeException("instruction " + opcode);
    }
  }

  private Temp arithmetic(int opcode, List<Temp> operands) {
    Operator operator = Operator.ARITHMETIC;
    if (opcode <= Opcodes.DADD) {
      operator = Operator.ADD;
    } else if (opcode <= Opcodes.DSUB) {
      operator = Operator.SUB;
    } else if (opcode >= Opcodes.LCMP) {
      return draft.compared(operands.get(0), operands.get(1));
    }
    return draft.op(operator, operands.toArray(new Temp[0]));
  }
}

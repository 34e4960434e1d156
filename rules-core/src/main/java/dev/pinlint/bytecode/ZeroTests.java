package dev.pinlint.bytecode;

import dev.pinlint.model.Exit;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which branches on zero are branches on a boolean. A local variable is one if only
 * booleans are written to it, which is known when the whole body has been seen.
 */
final class ZeroTests {

  private static final TypeRef BOOLEAN = TypeRef.of("boolean");

  private final Draft draft;
  private final Map<Integer, Var> reads = new HashMap<>();
  private final Set<Integer> numbers = new HashSet<>();

  ZeroTests(Draft draft) {
    this.draft = draft;
  }

  void resolve() {
    if (draft.zeroTests.isEmpty()) {
      return;
    }
    Set<Instr.Write> writes = new HashSet<>();
    for (Draft.DraftBlock block : draft.blocks) {
      for (Instr instr : block.instrs) {
        if (instr instanceof Instr.Read read) {
          reads.put(read.result().index(), read.variable());
        } else if (instr instanceof Instr.Write write) {
          writes.add(write);
        } else if (isBoolean(instr)) {
          instr.output().ifPresent(temp -> draft.booleans.add(temp.index()));
        }
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Instr.Write write : writes) {
        changed |= !isBoolean(write.value()) && numbers.add(write.variable().index());
      }
    }
    draft.zeroTests.forEach(this::resolve);
  }

  private void resolve(Draft.ZeroTest test) {
    Draft.DraftBlock block = draft.blocks.get(test.block());
    if (isBoolean(test.tested())) {
      block.exit = new Exit.Branch(test.tested(), test.otherwise(), test.ifZero());
      return;
    }
    Temp zero = draft.temp();
    Temp isZero = draft.temp();
    block.instrs.add(new Instr.Const(zero, new Literal.Int(0)));
    block.instrs.add(
        new Instr.Op(isZero, Operator.EQ, List.of(test.tested(), zero), Optional.empty()));
    block.exit = new Exit.Branch(isZero, test.ifZero(), test.otherwise());
  }

  private boolean isBoolean(Temp temp) {
    if (draft.booleans.contains(temp.index())) {
      return true;
    }
    Var variable = reads.get(temp.index());
    if (variable != null) {
      return variable.type().equals(BOOLEAN)
          || (variable.type().equals(TypeRef.UNKNOWN) && !numbers.contains(variable.index()));
    }
    return draft.constants.get(temp.index()) instanceof Literal.Int constant
        && (constant.value() == 0 || constant.value() == 1);
  }

  private static boolean isBoolean(Instr instr) {
    if (instr instanceof Instr.Call call) {
      return call.method().returnType().equals(BOOLEAN);
    } else if (instr instanceof Instr.GetField get) {
      return get.type().equals(BOOLEAN);
    } else if (instr instanceof Instr.Op op) {
      return switch (op.operator()) {
        case EQ, NE, LT, LE, GT, GE, IS_NULL, NOT, INSTANCEOF -> true;
        default -> false;
      };
    }
    return false;
  }
}

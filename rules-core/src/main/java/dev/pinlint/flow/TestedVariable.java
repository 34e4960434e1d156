package dev.pinlint.flow;

import dev.pinlint.model.Block;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.Var;
import java.util.List;
import java.util.Optional;

/**
 * A variable that a condition asks for: on either side of it its value is known, whatever it was
 * computed of.
 *
 * @param variable the variable
 * @param isNegated whether it is false where the condition holds
 */
record TestedVariable(Var variable, boolean isNegated) {

  /** The variable behind the condition at the end of the block; empty if it is anything else. */
  static Optional<TestedVariable> of(Block block, Temp condition) {
    List<Instr> instrs = block.instrs();
    Temp asked = condition;
    boolean isNegated = false;
    for (int i = instrs.size() - 1; i >= 0; i--) {
      Instr instr = instrs.get(i);
      boolean isAsked = instr.output().filter(asked::equals).isPresent();
      if (isAsked && instr instanceof Instr.Op op && op.operator() == Operator.NOT) {
        asked = op.operands().get(0);
        isNegated = !isNegated;
      } else if (isAsked) {
        return instr instanceof Instr.Read read
                && !isWritten(read.variable(), instrs.subList(i, instrs.size()))
            ? Optional.of(new TestedVariable(read.variable(), isNegated))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isWritten(Var variable, List<Instr> instrs) {
    return instrs.stream()
        .anyMatch(instr -> instr instanceof Instr.Write write && write.variable().equals(variable));
  }

  /** Notes in a state what the variable holds where the condition was decided so. */
  void decide(boolean isTaken, State state, int depth) {
    state.var(variable, new Traced(Value.of(isTaken != isNegated), depth));
  }
}

package dev.pinlint.bytecode;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Operator;
import java.util.HashSet;
import java.util.Set;

/** Removes constants, reads and arrays whose only user was lifted away or dropped. */
final class UnusedReads {

  private final Draft draft;

  UnusedReads(Draft draft) {
    this.draft = draft;
  }

  void remove() {
    boolean changed = true;
    while (changed) {
      changed = removeOnce();
    }
  }

  private boolean removeOnce() {
    Set<Integer> used = new HashSet<>();
    for (Draft.DraftBlock block : draft.blocks) {
      block.instrs.forEach(instr -> instr.inputs().forEach(temp -> used.add(temp.index())));
      if (block.exit != null) {
        block.exit.inputs().forEach(temp -> used.add(temp.index()));
      }
    }
    boolean changed = false;
    for (Draft.DraftBlock block : draft.blocks) {
      changed |=
          block.instrs.removeIf(
              instr ->
                  hasNoEffect(instr)
                      && instr.output().filter(temp -> used.contains(temp.index())).isEmpty());
    }
    return changed;
  }

  private boolean hasNoEffect(Instr instr) {
    return instr instanceof Instr.Const
        || instr instanceof Instr.Read
        || instr instanceof Instr.Array
        || (instr instanceof Instr.GetField get && get.receiver().isEmpty())
        || (instr instanceof Instr.Opaque opaque && opaque.operands().isEmpty())
        || (instr instanceof Instr.Op op
            && op.operator() == Operator.ARITHMETIC
            && draft.comparisons.containsKey(op.result().index()));
  }
}

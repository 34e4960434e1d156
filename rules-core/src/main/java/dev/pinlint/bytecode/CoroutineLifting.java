package dev.pinlint.bytecode;

import dev.pinlint.model.Exit;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.Var;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Straightens code that may pause: a call that pauses is a call, and what comes after it comes
 * after it. The ways out of a pause and back into the function are left out.
 */
final class CoroutineLifting {

  private final Draft draft;
  private final Uses uses;
  private final Map<Var, Set<Boolean>> writes = new HashMap<>();

  private CoroutineLifting(Draft draft) {
    this.draft = draft;
    this.uses = new Uses(draft);
  }

  static void lift(Draft draft) {
    boolean mayPause =
        draft.blocks.stream()
            .flatMap(block -> block.instrs.stream())
            .anyMatch(CoroutineLifting::isMark);
    if (mayPause) {
      new CoroutineLifting(draft).straighten();
    }
  }

  private void straighten() {
    for (Draft.DraftBlock block : draft.blocks) {
      for (Instr instr : block.instrs) {
        if (instr instanceof Instr.Write write) {
          writes
              .computeIfAbsent(write.variable(), unused -> new HashSet<>())
              .add(isMark(uses.maker(write.value())));
        }
      }
    }
    for (Draft.DraftBlock block : draft.blocks) {
      if (block.exit instanceof Exit.Switch choice
          && uses.maker(choice.selector()) instanceof Instr.Opaque state
          && state.what().equals(Coroutines.STATE)) {
        choice.cases().stream()
            .filter(arm -> arm.value().equals(new Literal.Int(0)))
            .findFirst()
            .ifPresent(start -> block.exit = new Exit.Goto(start.target()));
      } else if (block.exit instanceof Exit.Branch branch
          && uses.maker(branch.condition()) instanceof Instr.Op test
          && test.operands().stream().anyMatch(this::saysPaused)) {
        if (test.operator() == Operator.EQ) {
          block.exit = new Exit.Goto(branch.ifFalse());
        } else if (test.operator() == Operator.NE) {
          block.exit = new Exit.Goto(branch.ifTrue());
        }
      }
    }
  }

  private boolean saysPaused(Temp value) {
    Instr maker = uses.maker(value);
    return isMark(maker)
        || (maker instanceof Instr.Read read
            && List.copyOf(writes.getOrDefault(read.variable(), Set.of())).equals(List.of(true)));
  }

  /** Whether an instruction asks for the object that a function returns when it pauses. */
  private static boolean isMark(@Nullable Instr instr) {
    return instr instanceof Instr.Call call
        && call.method().name().equals("getCOROUTINE_SUSPENDED")
        && call.method().owner().name().startsWith("kotlin.coroutines.intrinsics.IntrinsicsKt");
  }
}

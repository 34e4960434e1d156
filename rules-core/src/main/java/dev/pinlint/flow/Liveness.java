package dev.pinlint.flow;

import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.Handler;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Temp;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which temps and variables are still used from the start of each block on: a backward fixpoint.
 */
final class Liveness {

  private final List<BitSet> temps = new ArrayList<>();
  private final List<BitSet> vars = new ArrayList<>();

  Liveness(Body body) {
    for (int i = 0; i < body.blocks().size(); i++) {
      temps.add(new BitSet());
      vars.add(new BitSet());
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = body.blocks().size() - 1; i >= 0; i--) {
        changed |= update(i, body.blocks().get(i));
      }
    }
  }

  BitSet temps(int block) {
    return temps.get(block);
  }

  BitSet vars(int block) {
    return vars.get(block);
  }

  private boolean update(int index, Block block) {
    BitSet liveTemps = new BitSet();
    BitSet liveVars = new BitSet();
    for (int target : block.exit().targets()) {
      liveTemps.or(temps.get(target));
      liveVars.or(vars.get(target));
    }
    BitSet inHandlers = new BitSet();
    for (Handler handler : block.handlers()) {
      liveTemps.or(temps.get(handler.target()));
      inHandlers.or(vars.get(handler.target()));
    }
    liveVars.or(inHandlers);
    use(liveTemps, block.exit().inputs());
    for (int i = block.instrs().size() - 1; i >= 0; i--) {
      Instr instr = block.instrs().get(i);
      if (instr.output().isPresent()) {
        liveTemps.clear(instr.output().get().index());
      }
      use(liveTemps, instr.inputs());
      if (instr instanceof Instr.Write write && !inHandlers.get(write.variable().index())) {
        liveVars.clear(write.variable().index());
      } else if (instr instanceof Instr.Read read) {
        liveVars.set(read.variable().index());
      }
    }
    boolean changed = !liveTemps.equals(temps.get(index)) || !liveVars.equals(vars.get(index));
    temps.set(index, liveTemps);
    vars.set(index, liveVars);
    return changed;
  }

  private static void use(BitSet live, List<Temp> inputs) {
    inputs.forEach(temp -> live.set(temp.index()));
  }
}

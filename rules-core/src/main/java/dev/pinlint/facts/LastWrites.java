package dev.pinlint.facts;

import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Temp;
import dev.pinlint.model.Var;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was written to a variable last before it is read, where a single way leads there. A variable
 * of a class file may be several of the source.
 */
final class LastWrites {

  /** Blocks that more than one way leads to, or none. */
  private static final int NONE = -1;

  private final List<Block> blocks;
  private final Map<Integer, Integer> before = new HashMap<>();

  LastWrites(Body body) {
    this.blocks = body.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      int from = i;
      Set<Integer> targets = new HashSet<>(blocks.get(i).exit().targets());
      targets.forEach(target -> before.merge(target, from, (one, other) -> NONE));
      blocks.get(i).handlers().forEach(handler -> before.put(handler.target(), NONE));
    }
    before.put(0, NONE);
  }

  /** The value that the result of a read is; the value itself if it is none. */
  Optional<Temp> of(Temp value) {
    for (int i = 0; i < blocks.size(); i++) {
      List<Instr> instrs = blocks.get(i).instrs();
      for (int at = 0; at < instrs.size(); at++) {
        if (instrs.get(at) instanceof Instr.Read read && read.result().equals(value)) {
          return written(read.variable(), i, at);
        }
      }
    }
    return Optional.of(value);
  }

  private Optional<Temp> written(Var variable, int block, int end) {
    Set<Integer> seen = new HashSet<>();
    for (int at = block; at != NONE && seen.add(at); at = before.getOrDefault(at, NONE)) {
      List<Instr> instrs = blocks.get(at).instrs();
      for (int i = (at == block ? end : instrs.size()) - 1; i >= 0; i--) {
        if (instrs.get(i) instanceof Instr.Write write && write.variable().equals(variable)) {
          return Optional.of(write.value());
        }
      }
    }
    return Optional.empty();
  }
}

package dev.pinlint.facts;

import dev.pinlint.facts.Guards.Decided;
import dev.pinlint.model.Block;
import dev.pinlint.model.Exit;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked before a variable was set that is asked now: a flag that is set while a command
 * line is read, or the answer of {@code a || b}.
 */
final class WrittenVariables {

  /** One way on which nothing was asked. */
  private static final List<List<Answered>> ANYTHING = List.of(List.of());

  /** So many blocks are gone back, and so many ways are told apart. */
  private static final int MOST_BLOCKS = 3;

  private static final int MOST_WAYS = 16;

  private final Origins origins;

  WrittenVariables(Origins origins) {
    this.origins = origins;
  }

  /** A condition that was answered. */
  record Answered(Temp condition, boolean truth) {}

  /**
   * What was asked on each of the ways on which a variable was set to what it now is, the last
   * first, with the condition that it was set to; none if no variable is asked.
   */
  List<List<Answered>> asked(Decided decided) {
    return origins
        .condition(decided.site().orElseThrow())
        .filter(condition -> condition.instr() instanceof Instr.Read)
        .map(
            condition ->
                writes(
                    ((Instr.Read) condition.instr()).variable(),
                    condition.answer(decided),
                    Set.of()))
        .orElse(List.of());
  }

  private List<List<Answered>> writes(Var variable, boolean truth, Set<Var> before) {
    Set<Var> seen = new HashSet<>(before);
    seen.add(variable);
    List<List<Answered>> writes = new ArrayList<>();
    List<Block> blocks = origins.blocks();
    for (int at = 0; at < blocks.size(); at++) {
      for (Instr instr : blocks.get(at).instrs()) {
        if (instr instanceof Instr.Write write && write.variable().equals(variable)) {
          Optional<Boolean> constant = origins.truth(write.value());
          if (constant.orElse(truth) == truth) {
            List<List<Answered>> written =
                constant.isPresent() ? ANYTHING : answers(write.value(), truth, seen);
            writes.addAll(each(written, ways(at, seen, Set.of(at))));
          }
        }
      }
    }
    return writes.size() > MOST_WAYS ? ANYTHING : writes;
  }

  /** What was asked if the value is so: of a variable what was asked before it was set. */
  private List<List<Answered>> answers(Temp value, boolean truth, Set<Var> seen) {
    boolean isAsked = truth;
    @Nullable Instr instr = origins.instr(value);
    while (instr instanceof Instr.Op op && op.operator() == Operator.NOT) {
      isAsked = !isAsked;
      instr = origins.instr(op.operands().get(0));
    }
    return instr instanceof Instr.Read read
            && origins.of(value).isEmpty()
            && !seen.contains(read.variable())
        ? writes(read.variable(), isAsked, seen)
        : List.of(List.of(new Answered(value, truth)));
  }

  /** What was asked on each of the ways to a block. */
  private List<List<Answered>> ways(int block, Set<Var> seen, Set<Integer> passed) {
    List<List<Answered>> ways = new ArrayList<>();
    for (int from : predecessors(block)) {
      Set<Integer> further = new HashSet<>(passed);
      List<List<Answered>> asked =
          origins.blocks().get(from).exit() instanceof Exit.Branch branch
              ? answers(branch.condition(), branch.ifTrue() == block, seen)
              : ANYTHING;
      boolean isFurther = further.add(from) && further.size() <= MOST_BLOCKS;
      ways.addAll(isFurther ? each(asked, ways(from, seen, further)) : asked);
    }
    return ways.isEmpty() || ways.size() > MOST_WAYS ? ANYTHING : ways;
  }

  private List<Integer> predecessors(int block) {
    List<Block> blocks = origins.blocks();
    boolean isHandler =
        blocks.stream()
            .flatMap(one -> one.handlers().stream())
            .anyMatch(handler -> handler.target() == block);
    return IntStream.range(0, isHandler ? 0 : blocks.size())
        .filter(from -> blocks.get(from).exit().targets().contains(block))
        .boxed()
        .toList();
  }

  /** Each of the first with each of the others. */
  private static List<List<Answered>> each(
      List<List<Answered>> first, List<List<Answered>> others) {
    return first.stream()
        .flatMap(
            one ->
                others.stream().map(other -> Stream.concat(one.stream(), other.stream()).toList()))
        .toList();
  }
}

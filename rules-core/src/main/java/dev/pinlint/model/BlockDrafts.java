package dev.pinlint.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a body under construction. Exits name blocks by the ids of their labels until the
 * end.
 */
final class BlockDrafts {

  /** A handler whose target is the id of a label. */
  record DraftHandler(Optional<TypeRef> type, Var caught, int target) {}

  private static final class Draft {
    final List<Instr> instrs = new ArrayList<>();
    final List<DraftHandler> handlers;
    @Nullable Exit exit;

    Draft(List<DraftHandler> handlers) {
      this.handlers = handlers;
    }
  }

  private final Map<Integer, Draft> drafts = new HashMap<>();
  private @Nullable Draft current;

  /** Whether a block is open. */
  boolean isOpen() {
    return current != null;
  }

  /** Starts a block; the open one, if any, runs into it. */
  void start(int id, List<DraftHandler> handlers) {
    if (current != null) {
      finish(new Exit.Goto(id));
    }
    Draft draft = new Draft(handlers);
    if (drafts.put(id, draft) != null) {
      throw new IllegalStateException("block started twice");
    }
    current = draft;
  }

  /** Appends to the open block. */
  void add(Instr instr) {
    Objects.requireNonNull(current).instrs.add(instr);
  }

  /** Ends the open block. */
  void finish(Exit exit) {
    Objects.requireNonNull(current).exit = exit;
    current = null;
  }

  /** What a block does that does nothing but write true or false to a temporary and go on. */
  private record Verdict(Var variable, boolean truth, int next) {}

  /**
   * Writes the condition itself where a branch only chooses whether true or false is written to one
   * of the temporaries: {@code !a}, {@code a == b}, the right side of {@code a && b}. That is what
   * compilers make of such an operator whose value is wanted.
   *
   * @param negations makes the temps for conditions that are negated
   */
  void liftConditions(BitSet temporaries, Supplier<Temp> negations) {
    Map<Integer, Verdict> verdicts = new HashMap<>();
    drafts.forEach(
        (id, draft) -> verdict(draft, temporaries).ifPresent(it -> verdicts.put(id, it)));
    for (int id : verdicts.isEmpty() ? Set.<Integer>of() : new TreeSet<>(drafts.keySet())) {
      Draft draft = Objects.requireNonNull(drafts.get(id));
      if (draft.exit instanceof Exit.Branch branch) {
        Verdict ifTrue = verdicts.get(branch.ifTrue());
        Verdict ifFalse = verdicts.get(branch.ifFalse());
        if (ifTrue != null && ifFalse != null && isChoice(ifTrue, ifFalse)) {
          Temp value = branch.condition();
          if (!ifTrue.truth()) {
            value = negations.get();
            draft.instrs.add(
                new Instr.Op(value, Operator.NOT, List.of(branch.condition()), Optional.empty()));
          }
          draft.instrs.add(new Instr.Write(ifTrue.variable(), value));
          draft.exit = new Exit.Goto(ifTrue.next());
        }
      }
    }
  }

  private static boolean isChoice(Verdict ifTrue, Verdict ifFalse) {
    return ifTrue.variable().equals(ifFalse.variable())
        && ifTrue.next() == ifFalse.next()
        && ifTrue.truth() != ifFalse.truth();
  }

  private static Optional<Verdict> verdict(Draft draft, BitSet temporaries) {
    return draft.instrs.size() == 2
            && draft.instrs.get(0) instanceof Instr.Const constant
            && draft.instrs.get(1) instanceof Instr.Write write
            && write.value().equals(constant.result())
            && temporaries.get(write.variable().index())
            && (constant.value().equals(Literal.TRUE) || constant.value().equals(Literal.FALSE))
            && draft.exit instanceof Exit.Goto next
        ? Optional.of(
            new Verdict(write.variable(), constant.value().equals(Literal.TRUE), next.target()))
        : Optional.empty();
  }

  /** The blocks that can be reached from the one with id 0, numbered in depth-first order. */
  List<Block> reachable() {
    Map<Integer, Integer> numbers = new HashMap<>();
    List<Draft> order = new ArrayList<>();
    List<Integer> pending = new ArrayList<>(List.of(0));
    while (!pending.isEmpty()) {
      int id = pending.remove(pending.size() - 1);
      if (numbers.containsKey(id)) {
        continue;
      }
      Draft draft = drafts.get(id);
      if (draft == null || draft.exit == null) {
        throw new IllegalStateException("jump to a block that was never made");
      }
      numbers.put(id, order.size());
      order.add(draft);
      List<Integer> next = new ArrayList<>(draft.exit.targets());
      draft.handlers.forEach(handler -> next.add(handler.target()));
      for (int i = next.size() - 1; i >= 0; i--) {
        pending.add(next.get(i));
      }
    }
    return order.stream().map(draft -> number(draft, numbers)).toList();
  }

  private static Block number(Draft draft, Map<Integer, Integer> numbers) {
    return new Block(
        draft.instrs,
        number(Objects.requireNonNull(draft.exit), numbers),
        draft.handlers.stream()
            .map(
                handler ->
                    new Handler(handler.type(), handler.caught(), at(numbers, handler.target())))
            .toList());
  }

  private static Exit number(Exit exit, Map<Integer, Integer> numbers) {
    if (exit instanceof Exit.Goto go) {
      return new Exit.Goto(at(numbers, go.target()));
    } else if (exit instanceof Exit.Branch branch) {
      return new Exit.Branch(
          branch.condition(), at(numbers, branch.ifTrue()), at(numbers, branch.ifFalse()));
    } else if (exit instanceof Exit.Switch choice) {
      List<Exit.Case> cases =
          choice.cases().stream()
              .map(arm -> new Exit.Case(arm.value(), at(numbers, arm.target())))
              .toList();
      return new Exit.Switch(choice.selector(), cases, at(numbers, choice.otherwise()));
    }
    return exit;
  }

  private static int at(Map<Integer, Integer> numbers, int id) {
    return Objects.requireNonNull(numbers.get(id));
  }
}

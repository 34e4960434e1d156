package dev.pinlint.bytecode;

import dev.pinlint.model.Exit;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lifts a {@code switch} over patterns. Compilers make a call of it that numbers the first label
 * that matches, from a number on; where a guard says no, they count on and ask again. Here the
 * labels are tried one after the other. What is not exactly of that form is left as it is.
 */
final class TypeSwitchLifting {

  /** What a label asks of the value. */
  sealed interface Label {

    /** That it is of a type. */
    record OfType(TypeRef type) implements Label {}

    /** That it equals a constant; one of an enum is known by its name. */
    record Equal(Literal value) implements Label {}

    /** Something that is not known. */
    record Unseen() implements Label {}
  }

  /** The number that stands for {@code null}. */
  private static final long NULL = -1;

  private final Draft draft;
  private final Uses uses;

  TypeSwitchLifting(Draft draft) {
    this.draft = draft;
    this.uses = new Uses(draft);
  }

  void lift() {
    for (int head : List.copyOf(draft.order)) {
      if (draft.blocks.get(head).exit instanceof Exit.Switch choice) {
        lift(head, choice);
      }
    }
  }

  private void lift(int head, Exit.Switch choice) {
    List<Label> labels = draft.labels.getOrDefault(choice.selector().index(), List.of());
    Draft.DraftBlock block = draft.blocks.get(head);
    if (labels.isEmpty()
        || !(uses.maker(choice.selector()) instanceof Instr.Opaque call)
        || call.operands().size() != 2
        || !(uses.maker(call.operands().get(0)) instanceof Instr.Read selector)
        || !(uses.maker(call.operands().get(1)) instanceof Instr.Read start)
        || !block.instrs.containsAll(List.of(selector, start, call))) {
      return;
    }
    Optional<Map<Integer, Integer>> starts = starts(head, start.variable());
    if (starts.isEmpty()) {
      return;
    }
    block.instrs.removeAll(List.of(start, call));
    List<Integer> tests = tests(head, selector, labels, choice);
    starts
        .get()
        .forEach(
            (from, number) -> {
              int test = number < tests.size() ? tests.get(number) : choice.otherwise();
              if (number > 0) {
                draft.blocks.get(from).exit = new Exit.Goto(test);
              }
            });
  }

  /** The blocks that lead to the head, with the number that each begins at. */
  private Optional<Map<Integer, Integer>> starts(int head, Var number) {
    Map<Integer, Integer> starts = new LinkedHashMap<>();
    for (int from : draft.order) {
      Draft.DraftBlock block = draft.blocks.get(from);
      if (block.exit != null && block.exit.targets().contains(head)) {
        Optional<Long> written = lastWritten(block, number);
        if (!(block.exit instanceof Exit.Goto) || written.isEmpty()) {
          return Optional.empty();
        }
        starts.put(from, written.get().intValue());
      }
    }
    return Optional.of(starts);
  }

  private Optional<Long> lastWritten(Draft.DraftBlock block, Var variable) {
    return block.instrs.stream()
        .filter(Instr.Write.class::isInstance)
        .map(Instr.Write.class::cast)
        .filter(write -> write.variable().equals(variable))
        .reduce((first, last) -> last)
        .map(write -> draft.constants.get(write.value().index()))
        .filter(Literal.Int.class::isInstance)
        .map(literal -> ((Literal.Int) literal).value());
  }

  /**
   * Makes the block of each label that the switch has an arm for; the head is the first.
   *
   * @return the block that a label is tried in, by its number
   */
  private List<Integer> tests(
      int head, Instr.Read selector, List<Label> labels, Exit.Switch choice) {
    Map<Long, Integer> targets = new LinkedHashMap<>();
    for (Exit.Case arm : choice.cases()) {
      targets.put(((Literal.Int) arm.value()).value(), arm.target());
    }
    int here = head;
    Temp value = selector.result();
    if (targets.containsKey(NULL)) {
      Temp isNull = add(head, Operator.IS_NULL, value, Optional.empty());
      here = next(head);
      draft.blocks.get(head).exit = new Exit.Branch(isNull, targets.get(NULL), here);
      value = read(here, selector.variable());
    }
    List<Integer> tests = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      tests.add(here);
      boolean isLast = i == labels.size() - 1;
      int target = targets.getOrDefault((long) i, choice.otherwise());
      if (isLast && isUnreachable(choice.otherwise())) {
        draft.blocks.get(here).exit = new Exit.Goto(target);
        break;
      }
      int next = isLast ? choice.otherwise() : next(here);
      draft.blocks.get(here).exit = test(here, labels.get(i), value, target, next);
      if (!isLast) {
        value = read(next, selector.variable());
      }
      here = next;
    }
    return tests;
  }

  private Exit test(int block, Label label, Temp value, int target, int next) {
    if (label instanceof Label.OfType of) {
      return new Exit.Branch(
          add(block, Operator.INSTANCEOF, value, Optional.of(of.type())), target, next);
    } else if (label instanceof Label.Equal equal) {
      return new Exit.Switch(value, List.of(new Exit.Case(equal.value(), target)), next);
    }
    Temp result = draft.temp();
    draft.blocks.get(block).instrs.add(new Instr.Opaque(result, List.of(value), "switch-label"));
    return new Exit.Branch(result, target, next);
  }

  private Temp add(int block, Operator operator, Temp operand, Optional<TypeRef> type) {
    Temp result = draft.temp();
    draft.blocks.get(block).instrs.add(new Instr.Op(result, operator, List.of(operand), type));
    return result;
  }

  private Temp read(int block, Var variable) {
    Temp result = draft.temp();
    draft.blocks.get(block).instrs.add(new Instr.Read(result, variable));
    return result;
  }

  /** A new block, behind another one. */
  private int next(int before) {
    Draft.DraftBlock block = new Draft.DraftBlock();
    block.handlers = draft.blocks.get(before).handlers;
    draft.blocks.add(block);
    int number = draft.blocks.size() - 1;
    draft.order.add(draft.order.indexOf(before) + 1, number);
    return number;
  }

  private boolean isUnreachable(int number) {
    return Unmatched.isThrown(draft.blocks.get(number));
  }
}

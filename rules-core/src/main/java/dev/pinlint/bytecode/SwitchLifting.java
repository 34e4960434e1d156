package dev.pinlint.bytecode;

import dev.pinlint.model.Exit;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lifts a {@code switch} over strings, which compilers make of hashes and comparisons, and over
 * enum constants, which they make of ordinal numbers. What is not exactly of that form is left as
 * it is.
 */
final class SwitchLifting {

  /** Longer than any list of strings with one hash that someone wrote. */
  private static final int LONGEST_CHAIN = 1000;

  private final Draft draft;
  private final EnumSwitches enums;
  private Uses uses;

  SwitchLifting(Draft draft, EnumSwitches enums) {
    this.draft = draft;
    this.enums = enums;
    this.uses = new Uses(draft);
  }

  void lift() {
    for (int number : draft.order) {
      Draft.DraftBlock block = draft.blocks.get(number);
      if (block.exit instanceof Exit.Switch choice) {
        Optional<Exit.Switch> lifted = enumSwitch(block, choice);
        if (lifted.isEmpty()) {
          lifted = stringSwitch(block, choice);
        }
        block.exit = Unmatched.withoutRest(lifted.orElse(choice), draft.blocks);
        if (lifted.isPresent()) {
          uses = new Uses(draft);
        }
      }
    }
  }

  private Optional<Exit.Switch> enumSwitch(Draft.DraftBlock block, Exit.Switch choice) {
    Instr selector = uses.maker(choice.selector());
    if (selector instanceof Instr.Call ordinal && isOrdinal(ordinal)) {
      return enumSwitch(
          block, choice, ordinal, enums.ordinals(ordinal.method().owner()), List.of(ordinal));
    }
    if (selector instanceof Instr.Op load
        && load.operator() == Operator.ARRAY_LOAD
        && uses.maker(load.operands().get(1)) instanceof Instr.Call ordinal
        && isOrdinal(ordinal)) {
      Instr array = uses.maker(load.operands().get(0));
      return array == null
          ? Optional.empty()
          : enumSwitch(
              block, choice, ordinal, enums.constants(array), List.of(load, array, ordinal));
    }
    return Optional.empty();
  }

  private static boolean isOrdinal(Instr.Call call) {
    return call.method().name().equals("ordinal") && call.receiver().isPresent();
  }

  private static Optional<Exit.Switch> enumSwitch(
      Draft.DraftBlock block,
      Exit.Switch choice,
      Instr.Call ordinal,
      Map<Long, String> constants,
      List<Instr> numbering) {
    List<Exit.Case> cases = new ArrayList<>();
    for (Exit.Case arm : choice.cases()) {
      String constant =
          arm.value() instanceof Literal.Int number ? constants.get(number.value()) : null;
      if (constant == null) {
        return Optional.empty();
      }
      cases.add(new Exit.Case(new Literal.Text(constant), arm.target()));
    }
    block.instrs.removeAll(numbering);
    return Optional.of(
        new Exit.Switch(ordinal.receiver().orElseThrow(), cases, choice.otherwise()));
  }

  private Optional<Exit.Switch> stringSwitch(Draft.DraftBlock block, Exit.Switch choice) {
    if (!(uses.maker(choice.selector()) instanceof Instr.Call hash)
        || !hash.method().name().equals("hashCode")
        || !hash.method().owner().equals(TypeRef.STRING)
        || hash.receiver().isEmpty()
        || !block.instrs.contains(hash)) {
      return Optional.empty();
    }
    int otherwise = choice.otherwise();
    Map<String, Integer> targets = new LinkedHashMap<>();
    for (Exit.Case arm : choice.cases()) {
      if (!chain(arm.target(), otherwise, targets)) {
        return Optional.empty();
      }
    }
    List<Exit.Case> cases = new ArrayList<>();
    Optional<Exit.Switch> second = secondSwitch(otherwise);
    for (Map.Entry<String, Integer> target : targets.entrySet()) {
      int place = target.getValue();
      if (second.isPresent()) {
        Optional<Integer> behind = behindSecond(place, otherwise, second.get());
        if (behind.isEmpty()) {
          return Optional.empty();
        }
        place = behind.get();
      }
      cases.add(new Exit.Case(new Literal.Text(target.getKey()), place));
    }
    block.instrs.remove(hash);
    return Optional.of(
        new Exit.Switch(
            hash.receiver().get(), cases, second.map(Exit.Switch::otherwise).orElse(otherwise)));
  }

  /** {@code if (s.equals("a")) …; else if (s.equals("b")) …; else otherwise}. */
  private boolean chain(int first, int otherwise, Map<String, Integer> targets) {
    int number = behindJumps(first);
    int end = behindJumps(otherwise);
    for (int i = 0; i < LONGEST_CHAIN && number != end; i++) {
      Draft.DraftBlock block = draft.blocks.get(number);
      if (!(block.exit instanceof Exit.Branch branch)
          || !(uses.maker(branch.condition()) instanceof Instr.Call equals)
          || !equals.method().name().equals("equals")
          || equals.arguments().size() != 1
          || !(draft.constants.get(equals.arguments().get(0).index()) instanceof Literal.Text text)
          || block.instrs.size() != 3
          || !block.instrs.contains(equals)) {
        return false;
      }
      targets.putIfAbsent(text.value(), branch.ifTrue());
      number = behindJumps(branch.ifFalse());
    }
    return number == end;
  }

  /** Where blocks lead to that only jump; ECJ leaves some behind. */
  private int behindJumps(int first) {
    int number = first;
    for (int i = 0;
        i < LONGEST_CHAIN
            && draft.blocks.get(number).instrs.isEmpty()
            && draft.blocks.get(number).exit instanceof Exit.Goto go;
        i++) {
      number = go.target();
    }
    return number;
  }

  /** javac numbers the strings, and switches over the numbers. */
  private Optional<Exit.Switch> secondSwitch(int number) {
    Draft.DraftBlock block = draft.blocks.get(number);
    return block.instrs.size() == 1
            && block.instrs.get(0) instanceof Instr.Read
            && block.exit instanceof Exit.Switch choice
        ? Optional.of(choice)
        : Optional.empty();
  }

  private Optional<Integer> behindSecond(int place, int second, Exit.Switch choice) {
    Draft.DraftBlock block = draft.blocks.get(place);
    if (block.instrs.size() != 2
        || !(block.instrs.get(1) instanceof Instr.Write write)
        || !(draft.blocks.get(second).instrs.get(0) instanceof Instr.Read read)
        || !read.variable().equals(write.variable())
        || !(block.exit instanceof Exit.Goto go)
        || go.target() != second) {
      return Optional.empty();
    }
    Temp written = write.value();
    Literal number = draft.constants.get(written.index());
    return Optional.of(
        choice.cases().stream()
            .filter(arm -> arm.value().equals(number))
            .map(Exit.Case::target)
            .findFirst()
            .orElse(choice.otherwise()));
  }
}

package dev.pinlint.bytecode;

import dev.pinlint.model.Exit;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import java.util.List;
import java.util.Set;

/**
 * What compilers write behind the last arm of a {@code switch} that they hold to be exhaustive: an
 * exception for values that there were none of when they looked.
 */
final class Unmatched {

  private static final Set<String> EXCEPTIONS =
      Set.of("java.lang.MatchException", "java.lang.IncompatibleClassChangeError");

  private Unmatched() {}

  /** Whether the block does nothing but throw it. */
  static boolean isThrown(Draft.DraftBlock block) {
    List<Instr> made =
        block.instrs.stream().filter(instr -> !(instr instanceof Instr.Const)).toList();
    return block.exit instanceof Exit.Throw thrown
        && made.size() == 1
        && made.get(0) instanceof Instr.Call call
        && call.result().equals(thrown.exception())
        && call.method().name().equals(Member.CONSTRUCTOR)
        && EXCEPTIONS.contains(call.method().owner().name());
  }

  /** The switch with its last arm for whatever is left, if nothing can be. */
  static Exit.Switch withoutRest(Exit.Switch choice, List<Draft.DraftBlock> blocks) {
    return choice.cases().isEmpty() || !isThrown(blocks.get(choice.otherwise()))
        ? choice
        : new Exit.Switch(
            choice.selector(),
            choice.cases(),
            choice.cases().get(choice.cases().size() - 1).target());
  }
}

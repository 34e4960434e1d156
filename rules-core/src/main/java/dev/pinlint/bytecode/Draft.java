package dev.pinlint.bytecode;

import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.Exit;
import dev.pinlint.model.Handler;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A body while it is lifted. One instruction of the machine is not enough to tell what the source
 * says (an array is filled after it is made, a string builder may be a concatenation), so the code
 * is first written here, then rewritten, then built.
 */
final class Draft {

  /** A block; the numbers of blocks are those of the graph. */
  static final class DraftBlock {
    final List<Instr> instrs = new ArrayList<>();
    List<Handler> handlers = List.of();
    @Nullable Exit exit;
  }

  /** An array that was made empty; {@code length} is -1 where it is not constant. */
  record EmptyArray(Temp array, TypeRef component, long length, dev.pinlint.model.Site site) {}

  /** A branch on an integer being zero, which is a branch on a boolean where the integer is one. */
  record ZeroTest(int block, Temp tested, int ifZero, int otherwise) {}

  /** What {@code lcmp} and its like compared. */
  record Comparison(Temp left, Temp right) {}

  final BodyBuilder builder = new BodyBuilder();
  final List<DraftBlock> blocks = new ArrayList<>();
  final Map<Integer, EmptyArray> emptyArrays = new HashMap<>();
  final List<ZeroTest> zeroTests = new ArrayList<>();
  final Map<Integer, Literal> constants = new HashMap<>();
  final Map<Integer, Comparison> comparisons = new HashMap<>();

  /** The labels of what numbers the first that matches, in order. */
  final Map<Integer, List<TypeSwitchLifting.Label>> labels = new HashMap<>();

  final Set<Integer> booleans = new HashSet<>();
  final Set<Integer> characters = new HashSet<>();

  /**
   * The blocks that are reached, in an order in which what is on the stack is made before it is
   * used.
   */
  final List<Integer> order = new ArrayList<>();

  private int temps;
  private DraftBlock current = new DraftBlock();

  Draft(int blockCount) {
    for (int i = 0; i < blockCount; i++) {
      blocks.add(new DraftBlock());
    }
  }

  void start(int block) {
    order.add(block);
    current = blocks.get(block);
  }

  DraftBlock current() {
    return current;
  }

  Temp temp() {
    return new Temp(temps++);
  }

  /** Appends an instruction that computes a value. */
  Temp add(Function<Temp, Instr> instr) {
    Temp result = temp();
    current.instrs.add(instr.apply(result));
    return result;
  }

  /** Appends an instruction. */
  void add(Instr instr) {
    current.instrs.add(instr);
  }

  Temp constant(Literal value) {
    Temp result = add(temp -> new Instr.Const(temp, value));
    constants.put(result.index(), value);
    return result;
  }

  Temp read(Var variable) {
    return add(temp -> new Instr.Read(temp, variable));
  }

  void write(Var variable, Temp value) {
    add(new Instr.Write(variable, value));
  }

  Temp op(Operator operator, Temp... operands) {
    return add(temp -> new Instr.Op(temp, operator, List.of(operands), Optional.empty()));
  }

  /**
   * A comparison that yields a number; where a branch tests the number, it tests the comparison.
   */
  Temp compared(Temp left, Temp right) {
    Temp result = op(Operator.ARITHMETIC, left, right);
    comparisons.put(result.index(), new Comparison(left, right));
    return result;
  }

  /** Remembers that an integer is a character or a truth value where it becomes text. */
  void markText(String descriptor, Temp part) {
    if (descriptor.equals("C")) {
      characters.add(part.index());
    } else if (descriptor.equals("Z")) {
      booleans.add(part.index());
    }
  }

  Temp opaque(String what, List<Temp> operands) {
    return add(temp -> new Instr.Opaque(temp, operands, what));
  }
}

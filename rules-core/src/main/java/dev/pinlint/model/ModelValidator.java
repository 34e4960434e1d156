package dev.pinlint.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that a body keeps the invariants that analyses rely on. Every test of a front end runs it.
 */
public final class ModelValidator {

  private final String where;
  private final Body body;
  private final List<String> problems = new ArrayList<>();

  private ModelValidator(String where, Body body) {
    this.where = where;
    this.body = body;
  }

  /** What is wrong with the bodies of a type, one line each; empty if all is well. */
  public static List<String> problems(TypeModel type) {
    List<String> all = new ArrayList<>();
    for (MethodModel method : type.methods()) {
      if (!method.member().type().equals(type.name())) {
        all.add(method.member() + " stands in " + type.name());
      }
      method.body().ifPresent(body -> all.addAll(problems(method.member().toString(), body)));
    }
    return all;
  }

  /** What is wrong with a body and the lambda bodies in it. */
  public static List<String> problems(String where, Body body) {
    ModelValidator validator = new ModelValidator(where, body);
    validator.check();
    return List.copyOf(validator.problems);
  }

  private void check() {
    if (body.blocks().isEmpty()) {
      problem("has no block");
      return;
    }
    checkTargets();
    if (problems.isEmpty()) {
      checkTemps();
    }
    checkLambdas();
  }

  private void checkTargets() {
    for (Block block : body.blocks()) {
      List<Integer> targets = new ArrayList<>(block.exit().targets());
      block.handlers().forEach(handler -> targets.add(handler.target()));
      for (int target : targets) {
        if (target < 0 || target >= body.blocks().size()) {
          problem("jumps to block " + target + " of " + body.blocks().size());
        }
      }
    }
  }

  /** Each temp is assigned once, and before each use on every path. */
  private void checkTemps() {
    Map<Integer, Integer> assignments = new HashMap<>();
    for (Block block : body.blocks()) {
      for (Instr instr : block.instrs()) {
        instr.output().ifPresent(temp -> assignments.merge(temp.index(), 1, Integer::sum));
      }
    }
    assignments.forEach(
        (temp, count) -> {
          if (count > 1) {
            problem("assigns t" + temp + " " + count + " times");
          }
        });
    List<Optional<BitSet>> atEntry = definedAtEntry();
    for (int i = 0; i < body.blocks().size(); i++) {
      Optional<BitSet> entry = atEntry.get(i);
      if (entry.isEmpty()) {
        problem("has block " + i + " that nothing reaches");
        continue;
      }
      BitSet defined = (BitSet) entry.get().clone();
      for (Instr instr : body.blocks().get(i).instrs()) {
        checkUse(instr.inputs(), defined, i);
        instr.output().ifPresent(temp -> defined.set(temp.index()));
      }
      checkUse(body.blocks().get(i).exit().inputs(), defined, i);
    }
  }

  private void checkUse(List<Temp> inputs, BitSet defined, int block) {
    for (Temp input : inputs) {
      if (!defined.get(input.index())) {
        problem("uses " + input + " in block " + block + " before it is assigned");
      }
    }
  }

  private List<Optional<BitSet>> definedAtEntry() {
    List<Optional<BitSet>> atEntry = new ArrayList<>();
    body.blocks().forEach(block -> atEntry.add(Optional.empty()));
    atEntry.set(0, Optional.of(new BitSet()));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < body.blocks().size(); i++) {
        if (atEntry.get(i).isEmpty()) {
          continue;
        }
        BitSet before = atEntry.get(i).get();
        BitSet after = (BitSet) before.clone();
        Block block = body.blocks().get(i);
        for (Instr instr : block.instrs()) {
          instr.output().ifPresent(temp -> after.set(temp.index()));
        }
        for (int target : block.exit().targets()) {
          changed |= meet(atEntry, target, after);
        }
        for (Handler handler : block.handlers()) {
          changed |= meet(atEntry, handler.target(), before);
        }
      }
    }
    return atEntry;
  }

  private static boolean meet(List<Optional<BitSet>> atEntry, int target, BitSet defined) {
    Optional<BitSet> known = atEntry.get(target);
    BitSet met = (BitSet) defined.clone();
    known.ifPresent(met::and);
    if (known.isPresent() && known.get().equals(met)) {
      return false;
    }
    atEntry.set(target, Optional.of(met));
    return true;
  }

  private void checkLambdas() {
    for (Block block : body.blocks()) {
      for (Instr instr : block.instrs()) {
        if (instr instanceof Instr.Closure closure
            && closure.target() instanceof Instr.LambdaBody lambda) {
          problems.addAll(problems(where + " lambda" + closure.site(), lambda.body()));
          if (lambda.body().parameters().size() < closure.captured().size()) {
            problem("captures more than its lambda has parameters");
          }
        }
      }
    }
  }

  private void problem(String text) {
    problems.add(where + " " + text);
  }
}

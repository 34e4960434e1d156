package dev.pinlint.flow;

import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.Exit;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The temps of a body that hold what one of them holds. */
record Aliases(Set<Temp> temps, Body body) {

  /** What an instruction does with one of its inputs. */
  @FunctionalInterface
  interface Reading {
    boolean isRead(Instr user, Temp used, TypeRef type);
  }

  static Aliases of(Temp first, Body body, Predicate<Instr> passesOn) {
    Set<Temp> temps = new HashSet<>(List.of(first));
    Set<Integer> vars = new HashSet<>();
    int before = 0;
    while (before < temps.size() + vars.size()) {
      before = temps.size() + vars.size();
      for (Block block : body.blocks()) {
        for (Instr instr : block.instrs()) {
          if (instr instanceof Instr.Write write && temps.contains(write.value())) {
            vars.add(write.variable().index());
          } else if (instr instanceof Instr.Read read && vars.contains(read.variable().index())) {
            temps.add(read.result());
          } else if (isSame(instr, passesOn) && instr.inputs().stream().anyMatch(temps::contains)) {
            temps.add(instr.output().orElseThrow());
          }
        }
      }
    }
    return new Aliases(temps, body);
  }

  private static boolean isSame(Instr instr, Predicate<Instr> passesOn) {
    return (instr instanceof Instr.Op op && op.operator() == Operator.CAST) || passesOn.test(instr);
  }

  /** Whether nothing else is done with them, and they do not leave the body. */
  boolean areOnly(Reading allowed, TypeRef type) {
    for (Block block : body.blocks()) {
      for (Instr instr : block.instrs()) {
        boolean isCopy =
            instr instanceof Instr.Write || instr.output().filter(temps::contains).isPresent();
        if (!isCopy) {
          for (Temp input : instr.inputs()) {
            if (temps.contains(input) && !allowed.isRead(instr, input, type)) {
              return false;
            }
          }
        }
      }
      if (escapes(block.exit())) {
        return false;
      }
    }
    return true;
  }

  /** The calls whose receiver they are. */
  List<Instr.Call> received() {
    return body.blocks().stream()
        .flatMap(block -> block.instrs().stream())
        .filter(Instr.Call.class::isInstance)
        .map(Instr.Call.class::cast)
        .filter(call -> call.receiver().filter(temps::contains).isPresent())
        .toList();
  }

  private boolean escapes(Exit exit) {
    return exit instanceof Exit.Return returned
        && returned.value().filter(temps::contains).isPresent();
  }
}

package dev.pinlint.facts;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.Var;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which values a body turns over, as they are or where they are first read from a variable that is
 * written once: of a value that is not known, its negation is not known either.
 */
final class Negations {

  private final Set<Temp> negated = new HashSet<>();
  private final Map<Var, Temp> firstWritten = new HashMap<>();
  private final Map<Temp, Var> kept = new HashMap<>();
  private final Map<Var, Temp> firstRead = new HashMap<>();

  /** Takes in the next instruction, in order. */
  void add(Instr instr) {
    if (instr instanceof Instr.Op operation && operation.operator() == Operator.NOT) {
      negated.addAll(operation.operands());
    } else if (instr instanceof Instr.Write write) {
      Temp before = firstWritten.putIfAbsent(write.variable(), write.value());
      if (before == null) {
        kept.put(write.value(), write.variable());
      } else {
        kept.remove(before, write.variable());
      }
    } else if (instr instanceof Instr.Read read) {
      firstRead.putIfAbsent(read.variable(), read.result());
    }
  }

  /** Whether the value is turned over. */
  boolean contains(Temp value) {
    return negated.contains(value)
        || Optional.ofNullable(kept.get(value))
            .flatMap(variable -> Optional.ofNullable(firstRead.get(variable)))
            .filter(negated::contains)
            .isPresent();
  }
}

package dev.pinlint.flow;

import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Temp;
import dev.pinlint.model.Var;
import java.util.HashSet;
import java.util.Set;

/**
 * The fields to which a constructor gives what it is passed, as it is: no value is theirs in every
 * object, and nothing has to be run to know that.
 */
final class PassedFields {

  private final Set<FieldRef> fields = new HashSet<>();

  PassedFields(Body constructor) {
    Set<Var> parameters = new HashSet<>(constructor.parameters());
    for (Block block : constructor.blocks()) {
      for (Instr instr : block.instrs()) {
        if (instr instanceof Instr.Write write) {
          parameters.remove(write.variable());
        }
      }
    }
    Set<Temp> passed = new HashSet<>();
    for (Block block : constructor.blocks()) {
      for (Instr instr : block.instrs()) {
        if (instr instanceof Instr.Read read && parameters.contains(read.variable())) {
          passed.add(read.result());
        } else if (instr instanceof Instr.PutField put && passed.contains(put.value())) {
          fields.add(put.field());
        }
      }
    }
  }

  /** Whether the field is one of them. */
  boolean contains(FieldRef field) {
    return fields.contains(field);
  }
}

package dev.pinlint.model;

import java.util.List;
import java.util.Optional;

/**
 * A basic block.
 *
 * @param instrs the instructions, in order
 * @param exit how it ends
 * @param handlers who catches what is thrown in it, the first that fits; none if it leaves the body
 */
public record Block(List<Instr> instrs, Exit exit, List<Handler> handlers) {

  public Block {
    instrs = List.copyOf(instrs);
    handlers = List.copyOf(handlers);
  }

  /** The place of its last instruction that has one: conditions have none of their own. */
  public Optional<Site> lastPlace() {
    for (int i = instrs.size() - 1; i >= 0; i--) {
      Optional<Site> place = instrs.get(i).place();
      if (place.isPresent()) {
        return place;
      }
    }
    return Optional.empty();
  }
}

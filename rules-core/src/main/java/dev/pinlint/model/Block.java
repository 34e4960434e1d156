package dev.pinlint.model;

import java.util.List;

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
}

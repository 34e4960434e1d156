package dev.pinlint.model;

import java.util.List;

/**
 * The code of a method or lambda as a control-flow graph. Block 0 is the entry.
 *
 * @param parameters the variables that hold the arguments at entry; {@code this} first where there
 *     is one
 * @param blocks the blocks; each is reachable from the entry
 */
public record Body(List<Var> parameters, List<Block> blocks) {

  public Body {
    parameters = List.copyOf(parameters);
    blocks = List.copyOf(blocks);
  }
}

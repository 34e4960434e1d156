package dev.pinlint.flow;

import java.util.Optional;
import java.util.function.Supplier;

/** How many steps interpreting something is worth. */
final class Budget {

  private int steps;
  private int limit;

  /** Thrown where something has taken more steps than it is worth. */
  static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1;

    Spent() {
      super("not worth more steps", null, false, false);
    }
  }

  /** Begins anew, with so many steps. */
  void start(int allowed) {
    steps = 0;
    limit = allowed;
  }

  /**
   * Takes one step.
   *
   * @throws Spent if that is one too many
   */
  void step() {
    if (++steps > limit) {
      throw new Spent();
    }
  }

  /** Does something, unless it takes more than so many steps. */
  <T> Optional<T> within(int allowed, Supplier<T> something) {
    int outer = limit;
    limit = Math.min(outer, steps + allowed);
    try {
      return Optional.of(something.get());
    } catch (Spent e) {
      if (limit == outer) {
        throw e;
      }
      return Optional.empty();
    } finally {
      limit = outer;
    }
  }
}

package dev.pinlint.flow;

import dev.pinlint.model.Body;
import java.util.List;
import java.util.Optional;

/**
 * Interprets bodies that may call themselves, directly or in a circle, to a fixpoint.
 *
 * <p>As long as each call is decided by constants, as where a helper works through a list, every
 * activation is interpreted by itself. Where the way down depends on what is not known, the entries
 * are joined until one is like another before it; that one then ends in the ways of the other.
 */
final class Recursion {

  /** So many activations of one body there may be within each other. */
  private static final int MAX_ACTIVATIONS = 64;

  /** After so many that were not decided by constants alone, entries are joined. */
  private static final int MAX_GUESSED = 3;

  /** So many times a body is interpreted before its outcomes must have settled. */
  private static final int MAX_ROUNDS = 8;

  /** How many steps recursion is worth. */
  private static final int FOR_RECURSION = 5_000;

  /** So deep calls may be nested before one is unknown: a host's threads have small stacks. */
  private static final int MAX_DEPTH = 64;

  /** Interprets a body once. */
  @FunctionalInterface
  interface Round {
    List<Outcome> run(Body body, List<Traced> arguments, State entry, Frame frame);
  }

  private final Interpreter interpreter;
  private final Round once;
  private boolean isWidened;

  Recursion(Interpreter interpreter, Round once) {
    this.interpreter = interpreter;
    this.once = once;
  }

  /** Forgets what was found out about another root, or in an attempt that was given up. */
  void start() {
    isWidened = false;
  }

  /** Whether some recursion did not come to an end, so that what it does is unknown. */
  boolean isWidened() {
    return isWidened;
  }

  /**
   * The ways in which the body ends.
   *
   * @param frame the frame to interpret it in, yet without its activation
   * @return empty if recursion does not come to an end
   */
  Optional<List<Outcome>> solve(Body body, List<Traced> arguments, State entry, Frame frame) {
    return solve(new Activation(body, arguments, entry), frame);
  }

  private Optional<List<Outcome>> solve(Activation entered, Frame frame) {
    List<Activation> around = frame.activations(entered.body());
    for (Activation activation : around) {
      if (activation.isLike(entered)) {
        return Optional.of(activation.assumed());
      }
    }
    if (around.size() >= MAX_ACTIVATIONS || frame.depth() >= MAX_DEPTH) {
      return giveUp();
    }
    if (around.size() > MAX_GUESSED && entered.isGuessedSince(around.get(0))) {
      Activation joined = entered.join(around.get(around.size() - 1));
      if (!joined.isLike(entered)) {
        return solve(joined, frame);
      }
    }
    return around.size() == 1
        ? interpreter.within(FOR_RECURSION, () -> rounds(entered, frame)).orElseGet(this::giveUp)
        : rounds(entered, frame);
  }

  private Optional<List<Outcome>> rounds(Activation activation, Frame frame) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      List<Outcome> outcomes =
          once.run(
              activation.body(),
              activation.arguments(),
              activation.entry(),
              frame.activated(activation));
      if (activation.isSolvedBy(outcomes)) {
        return Optional.of(outcomes);
      }
    }
    return giveUp();
  }

  private Optional<List<Outcome>> giveUp() {
    isWidened = true;
    return Optional.empty();
  }
}

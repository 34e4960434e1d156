package dev.pinlint.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** With what is known of a path, conditions were guessed before. */
final class Guesses {

  /** Those who guess a condition; who has met something else knows something else. */
  private record Guess(int block, Set<Mark.Kind> met) {}

  private final Map<Guess, State> guesses = new HashMap<>();

  /**
   * The state in which a condition that is not known goes both ways: as it is the first times, then
   * joined with those before, since nothing says how often a loop around it runs. Empty if that is
   * nothing new.
   *
   * @param block the block that ends in the condition
   */
  Optional<State> next(int block, State state) {
    if (state.guess(block) <= Interpreter.MAX_GUESSES) {
      return Optional.of(state);
    }
    Guess guess = new Guess(block, Choices.met(state));
    State before = guesses.get(guess);
    State joined = before == null ? state : before.join(state);
    if (joined.equals(before)) {
      return Optional.empty();
    }
    guesses.put(guess, joined.copy());
    return Optional.of(joined);
  }
}

package dev.pinlint.flow;

import dev.pinlint.model.MethodModel;
import java.util.List;
import java.util.Optional;

/**
 * What calls mean to the question being asked: the part of an analysis that knows about its
 * subject.
 */
public interface CallSemantics {

  /**
   * What the call does, if this subject knows.
   *
   * @param hasBody whether its body could be interpreted instead
   * @param state the state before the call; may be changed and handed on in an outcome
   * @return the ways in which it can end; empty if this subject has nothing to say about it
   */
  Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state);

  /** How many steps interpreting an outermost frame is worth. */
  default int stepsForRoot() {
    return Interpreter.MAX_STEPS;
  }

  /** So many a call may take at most: what a body does that takes more is not known. */
  int MAX_STEPS_OF_A_CALL = 20_000;

  /**
   * So many a call is worth that has nothing to do with the subject: enough for what computes a
   * value.
   */
  int FOR_AN_ASIDE = 100;

  /**
   * How many steps interpreting this analysed method is worth where it is called so.
   *
   * @param state the state before the call, not to be changed
   */
  default int stepsFor(MethodModel callee, Invocation invocation, State state) {
    return MAX_STEPS_OF_A_CALL;
  }

  /**
   * Called when interpreting an outermost frame has taken more steps than it is worth. What was
   * seen of it is a part of what there is, and is to be forgotten before another attempt.
   *
   * @return whether to do it again with less known of each path
   */
  default boolean triesAgain() {
    return false;
  }

  /** Called for each call that nothing is known of, after what it was given has escaped. */
  default void unseen(Invocation invocation, State state) {}

  /**
   * Called where a constructor whose body is seen has ended well, on each way in which it does.
   *
   * @param made the object; of one that another constructor calls, it is the same object
   * @param state what holds then
   */
  default void constructed(Invocation invocation, Value made, State state) {}

  /** Called for each of several bodies that one call may run. */
  default void chosen(State state) {}

  /** Called where a handler takes an exception that nobody threw on purpose. */
  default void failed(State state) {}

  /**
   * Called where a handler may take an exception that was thrown on purpose, or not: how their
   * types are related is not seen.
   */
  default void caughtPerhaps(State state) {}

  /** Called on either side of a condition that is not known, with how it is taken there. */
  default void branch(Value condition, boolean truth, State state) {}

  /** Called on each arm of a switch whose selector is not known. */
  default void take(Arm arm, State state) {}
}

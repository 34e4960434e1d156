package dev.pinlint.flow;

/** One way in which a body ends, on one path. */
public sealed interface Outcome {

  /** What holds there. */
  State state();

  /** A normal exit with the returned value, which is of no meaning if the method is void. */
  record Returned(Traced value, State state) implements Outcome {}

  /**
   * An exception that nobody threw on purpose, as any call may: it says nothing of what the code
   * means to do.
   */
  record Failed(State state) implements Outcome {}

  /** An exception that was thrown on purpose and leaves the body. */
  record Threw(Traced exception, State state) implements Outcome {}
}

package dev.pinlint.flow;

/**
 * A value together with the outermost frame that it comes from.
 *
 * <p>In frame n a value is a parameter of the calls that lead there exactly if its depth is less
 * than n. So the frame in which a fact's arguments stop being parameters is the least depth among
 * them.
 *
 * @param value the value
 * @param depth the depth of the frame in which the value arose, 0 for the outermost; {@link
 *     #PARAMETER} for what the outermost frame was given, and less for what a lambda that runs
 *     further in has captured of that
 */
public record Traced(Value value, int depth) {

  /** The depth of a parameter of the outermost frame. */
  public static final int PARAMETER = -1;

  /** Whether a value of the depth is a parameter of the outermost frame. */
  public static boolean isParameter(int depth) {
    return depth < 0;
  }

  /** Whether the value is a parameter of the outermost frame. */
  public boolean isParameter() {
    return isParameter(depth);
  }

  /** The depth of the frame that a value of the depth belongs to. */
  static int frame(int depth) {
    return isParameter(depth) ? PARAMETER - depth : depth;
  }

  private Traced inFrame(int frame) {
    return new Traced(value, isParameter() ? PARAMETER - frame : frame);
  }

  /** This value as the caller at the given depth sees it when it is returned. */
  public Traced returnedTo(int callerDepth) {
    return frame(depth) > callerDepth ? inFrame(callerDepth) : this;
  }

  /**
   * This value as a lambda has it that has captured it and runs further in: what was known where
   * the lambda is written is its own.
   *
   * @param written the depth of the frame in which the lambda is written
   * @param running the depth of the frame of its body
   */
  Traced captured(int written, int running) {
    return frame(depth) >= written ? inFrame(running) : this;
  }

  /** States are hashed all the time: that of a record takes longer. */
  @Override
  public int hashCode() {
    return 31 * value.hashCode() + depth;
  }

  /** Either of two values. */
  public Traced or(Traced other) {
    return equals(other)
        ? this
        : new Traced(Value.either(value, other.value), Math.min(depth, other.depth));
  }
}

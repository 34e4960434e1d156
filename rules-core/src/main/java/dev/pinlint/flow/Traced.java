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
 *     #PARAMETER} for what the outermost frame was given
 */
public record Traced(Value value, int depth) {

  /** The depth of a parameter of the outermost frame. */
  public static final int PARAMETER = -1;

  /** This value as the caller at the given depth sees it when it is returned. */
  public Traced returnedTo(int callerDepth) {
    return depth > callerDepth ? new Traced(value, callerDepth) : this;
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

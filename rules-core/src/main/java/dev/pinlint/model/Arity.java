package dev.pinlint.model;

/**
 * A range of argument counts. A class file knows one number; a source file that calls a method it
 * cannot see may write the elements of a variable-arity parameter one by one.
 *
 * @param min the least number of arguments
 * @param max the greatest number of arguments, {@link Integer#MAX_VALUE} if unbounded
 */
public record Arity(int min, int max) {

  /** Exactly {@code count} arguments. */
  public static Arity exactly(int count) {
    return new Arity(count, count);
  }

  /** {@code count} or more arguments. */
  public static Arity atLeast(int count) {
    return new Arity(count, Integer.MAX_VALUE);
  }

  /** Whether the two ranges have a number in common. */
  public boolean meets(Arity other) {
    return min <= other.max && other.min <= max;
  }

  /** Whether {@code count} is in the range. */
  public boolean includes(int count) {
    return min <= count && count <= max;
  }

  @Override
  public String toString() {
    return min == max
        ? String.valueOf(min)
        : max == Integer.MAX_VALUE ? min + "+" : min + ".." + max;
  }
}

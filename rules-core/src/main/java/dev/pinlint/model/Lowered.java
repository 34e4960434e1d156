package dev.pinlint.model;

import java.util.List;

/**
 * What a front end made of its input.
 *
 * @param types the types that could be lowered
 * @param problems what could not be read, and why
 */
public record Lowered(List<TypeModel> types, List<Problem> problems) {

  /**
   * An input that was not analysed.
   *
   * @param file its path as given
   * @param reason one line for the report
   */
  public record Problem(String file, String reason) {

    /** An input that a mistake of ours keeps from being analysed. */
    public static Problem ofMistake(String file, Throwable failure) {
      return new Problem(file, mistake(failure));
    }
  }

  /** One line about a mistake of ours, from which a developer can tell where to look. */
  public static String mistake(Throwable failure) {
    String where = failure.getStackTrace().length == 0 ? "" : " at " + failure.getStackTrace()[0];
    return "internal error: " + summary(failure) + where;
  }

  /**
   * The name of a failure, and the first line of its message if it always has one: what the JVM
   * throws by itself has none any more once the place is compiled, and a report must not change.
   */
  public static String summary(Throwable failure) {
    String message = isThrownByMachine(failure) ? null : failure.getMessage();
    return failure.getClass().getSimpleName()
        + (message == null ? "" : " (" + message.lines().findFirst().orElse("") + ")");
  }

  private static boolean isThrownByMachine(Throwable failure) {
    return failure instanceof IndexOutOfBoundsException
        || failure instanceof NullPointerException
        || failure instanceof ClassCastException
        || failure instanceof ArithmeticException
        || failure instanceof ArrayStoreException
        || failure instanceof NegativeArraySizeException
        || failure instanceof VirtualMachineError;
  }

  public Lowered {
    types = List.copyOf(types);
    problems = List.copyOf(problems);
  }
}

package dev.pinlint.knowledge;

import dev.pinlint.model.Literal;
import java.util.List;

/**
 * What must be true of one argument, or of the receiver, for a line of knowledge to apply. The
 * conditions of a line hold together.
 *
 * @param argument index of the argument, {@link #RECEIVER} for the object that is called
 * @param allowed what it may be, at least one
 */
public record Condition(int argument, List<Operand> allowed) {

  /** In place of an argument's index: the object that the method is called on. */
  public static final int RECEIVER = -1;

  public Condition {
    allowed = List.copyOf(allowed);
  }

  /** Something that a value is compared with. */
  public sealed interface Operand {}

  /** {@code null}, a text, a number or a boolean. */
  public record Constant(Literal literal) implements Operand {}

  /**
   * A static final field, an enum constant as well, by its full name; of a receiver a type, which
   * it must have.
   */
  public record Named(String name) implements Operand {}
}

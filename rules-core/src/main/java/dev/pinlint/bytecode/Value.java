package dev.pinlint.bytecode;

import dev.pinlint.model.Temp;
import org.jspecify.annotations.Nullable;

/**
 * A value on the operand stack.
 *
 * @param temp the value; null for an object that was allocated but not yet constructed
 * @param allocation the position of the allocation of such an object
 * @param wide whether it is a long or double
 */
record Value(@Nullable Temp temp, int allocation, boolean wide) implements OperandStack.Entry {

  static Value of(Temp temp, boolean wide) {
    return new Value(temp, -1, wide);
  }

  static Value allocated(int position) {
    return new Value(null, position, false);
  }
}

package dev.pinlint.flow;

import java.util.Optional;

/** A field of an object, or a static one if there is no receiver. */
record FieldKey(Optional<Value> receiver, String name) {

  /** States are hashed all the time: that of a record takes longer. */
  @Override
  public int hashCode() {
    return 31 * receiver.hashCode() + name.hashCode();
  }
}

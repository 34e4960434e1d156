package dev.pinlint.flow;

import java.util.Optional;

/**
 * A field.
 *
 * @param receiver the object; empty if the field is static
 * @param name its name; of a static field that of its type before it
 */
public record FieldKey(Optional<Value> receiver, String name) {

  /** Whether the field has the name, whatever type it is of. */
  public boolean isNamed(String field) {
    return name.equals(field) || (receiver.isEmpty() && name.endsWith("." + field));
  }

  /** States are hashed all the time: that of a record takes longer. */
  @Override
  public int hashCode() {
    return 31 * receiver.hashCode() + name.hashCode();
  }
}

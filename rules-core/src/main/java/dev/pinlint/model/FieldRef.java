package dev.pinlint.model;

/**
 * A reference to a field.
 *
 * @param owner the type named by the reference, which may be a subtype of the declaring one
 * @param name the field's name
 */
public record FieldRef(TypeRef owner, String name) {

  @Override
  public String toString() {
    return owner + "." + name;
  }
}

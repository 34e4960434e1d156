package dev.pinlint.model;

/**
 * A source variable, local slot or stack slot at a join, which may be rewritten.
 *
 * @param index number, unique in the body
 * @param name what to call it in a printout; not an identity
 * @param type the declared type, {@link TypeRef#UNKNOWN} where not known
 */
public record Var(int index, String name, TypeRef type) {

  @Override
  public String toString() {
    return "v" + index + (name.isEmpty() ? "" : ":" + name);
  }
}

package dev.pinlint.model;

/**
 * A value that an instruction computes. It is assigned exactly once.
 *
 * @param index number, unique in the body
 */
public record Temp(int index) {

  @Override
  public String toString() {
    return "t" + index;
  }
}

package dev.pinlint.model;

import java.util.OptionalInt;

/**
 * A place in a source member.
 *
 * <p>The id counts in evaluation order through the whole member, code of its lambdas included where
 * they are written. Copies that a compiler makes of one source occurrence (the body of a {@code
 * finally}) share one id. So the rank of a site among the calls of one name in its member is the
 * same from every front end: that is what an {@link Anchor} is made of. An adapter maps an id back
 * to the tree or instruction that it came from.
 *
 * <p>Evaluation order: the receiver, the arguments, then the call itself; a loop's initialiser,
 * condition, body, update; the resources, block, catch clauses and finally block of a {@code try}.
 *
 * @param id position in evaluation order, from 0, unique among the occurrences of a member
 * @param file path of the file as the front end was given it; empty where unknown
 * @param line line from 1, for display only; 0 where unknown
 */
public record Site(int id, String file, int line) {

  /** The ids of what stands for a block of a method in which there is no place. */
  private static final int FIRST_BLOCK = -2;

  /** What stands for a block of a method, not of its lambdas, in which there is no place. */
  public static Site ofBlock(int index) {
    return new Site(FIRST_BLOCK - index, "", 0);
  }

  /** The block that this stands for; empty if it is a place. */
  public OptionalInt block() {
    return id <= FIRST_BLOCK ? OptionalInt.of(FIRST_BLOCK - id) : OptionalInt.empty();
  }

  @Override
  public String toString() {
    return "@" + id + (line > 0 ? ":" + line : "");
  }
}

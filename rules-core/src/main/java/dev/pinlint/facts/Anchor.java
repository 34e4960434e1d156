package dev.pinlint.facts;

import dev.pinlint.model.Member;
import java.util.Optional;

/**
 * Where a fact stands, the same from every front end: the n-th call of a method name in a member,
 * or the member itself.
 *
 * @param member the source member
 * @param callee bare name of the called method; empty if the member is the anchor
 * @param ordinal rank from 0, in evaluation order, among the calls of that name in the member
 */
public record Anchor(Member member, Optional<String> callee, int ordinal) {

  /** The member itself. */
  public static Anchor of(Member member) {
    return new Anchor(member, Optional.empty(), 0);
  }

  /** The key: member, callee, rank. */
  @Override
  public String toString() {
    return member + callee.map(name -> " > " + name + " " + ordinal).orElse("");
  }
}

package dev.pinlint.flow;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;

/**
 * A call in a source member.
 *
 * @param member the member that it is written in
 * @param call the call
 */
public record Place(Member member, Instr.Call call) {

  /** Cheaper than the hash of a whole call: states that hold places are hashed all the time. */
  @Override
  public int hashCode() {
    return 31 * member.name().hashCode() + call.result().index();
  }
}

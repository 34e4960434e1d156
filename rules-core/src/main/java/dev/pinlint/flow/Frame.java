package dev.pinlint.flow;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * A body being interpreted, and the calls that led to it.
 *
 * @param member the source member that the body is written in
 * @param calls the calls that led here, the outermost frame's first; their number is the depth of
 *     this frame
 * @param path the results of the instructions that led here, which name the objects made here
 * @param active the members being interpreted, outermost first
 */
public record Frame(Member member, List<Place> calls, List<Integer> path, List<Member> active) {

  public Frame {
    calls = List.copyOf(calls);
    path = List.copyOf(path);
    active = List.copyOf(active);
  }

  /** The outermost frame. */
  public static Frame root(Member member) {
    return new Frame(member, List.of(), List.of(), List.of(member));
  }

  /** 0 for the outermost frame, and for a lambda of it that is run where it is made. */
  public int depth() {
    return calls.size();
  }

  /** The frame of a body, written in the given member, that a call of this frame runs. */
  Frame called(Member callee, Instr.Call call) {
    return new Frame(
        callee,
        plus(calls, new Place(member, call)),
        plus(path, call.result().index()),
        plus(active, callee));
  }

  /** The frame of a lambda of this body that is run where it is made. */
  Frame lambda(Instr.Closure closure) {
    return new Frame(member, calls, plus(path, closure.result().index()), active);
  }

  /**
   * The call of the frame at the given depth that the given call of this frame is, or belongs to.
   */
  public Place placeAt(int depth, Instr.Call call) {
    int known = Math.max(depth, 0); // what was a parameter all along belongs to the outermost frame
    return known < calls.size() ? calls.get(known) : new Place(member, call);
  }

  /** The name of an object made by the instruction with this result. */
  Value.ObjectId object(int result) {
    return new Value.ObjectId(plus(path, result));
  }

  private static <T> List<T> plus(List<T> list, T item) {
    List<T> longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }
}

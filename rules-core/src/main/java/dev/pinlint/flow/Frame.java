package dev.pinlint.flow;

import dev.pinlint.model.Body;
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
 * @param isWatched whether a handler around one of these calls could see an exception
 * @param active the bodies being interpreted, outermost first
 */
public record Frame(
    Member member, List<Place> calls, List<Integer> path, boolean isWatched, List<Body> active) {

  public Frame {
    calls = List.copyOf(calls);
    path = List.copyOf(path);
    active = List.copyOf(active);
  }

  /** The outermost frame. */
  static Frame root(Member member, Body body) {
    return new Frame(member, List.of(), List.of(), false, List.of(body));
  }

  /** 0 for the outermost frame, and for a lambda of it that is run where it is made. */
  public int depth() {
    return calls.size();
  }

  /** The frame of a body, written in the given member, that a call of this frame runs. */
  Frame called(Member callee, Body body, Instr.Call call) {
    return new Frame(
        callee,
        plus(calls, new Place(member, call)),
        plus(path, call.result().index()),
        isWatched,
        plus(active, body));
  }

  /** This frame inside a {@code try}. */
  Frame watched() {
    return new Frame(member, calls, path, true, active);
  }

  /** The frame of a lambda of this body that is run where it is made. */
  Frame lambda(Instr.Closure closure) {
    return new Frame(member, calls, plus(path, closure.result().index()), false, active);
  }

  /**
   * The call of the frame at the given depth that the given call of this frame is, or belongs to.
   */
  public Place placeAt(int depth, Instr.Call call) {
    int known = Math.max(depth, 0); // what was a parameter all along belongs to the outermost frame
    return known < calls.size() ? calls.get(known) : new Place(member, call);
  }

  /** The outermost member. */
  private Member root() {
    return calls.isEmpty() ? member : calls.get(0).member();
  }

  /** Whether this very body is being interpreted already. */
  @SuppressWarnings("ReferenceEquality") // two bodies that look alike are still two
  boolean isActive(Body body) {
    return active.stream().anyMatch(other -> other == body);
  }

  /** The name of an object made by the instruction with this result. */
  public ObjectId object(int result) {
    return new ObjectId(root(), plus(path, result));
  }

  private static <T> List<T> plus(List<T> list, T item) {
    List<T> longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }
}

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
 * @param active what is being interpreted, outermost first
 * @param isFunction whether the body is that of a lambda in the member
 */
public record Frame(
    Member member,
    List<Place> calls,
    List<Integer> path,
    boolean isWatched,
    List<Activation> active,
    boolean isFunction) {

  public Frame {
    calls = List.copyOf(calls);
    path = List.copyOf(path);
    active = List.copyOf(active);
  }

  /** The outermost frame. */
  static Frame root(Member member) {
    return new Frame(member, List.of(), List.of(), false, List.of(), false);
  }

  /** 0 for the outermost frame, and for a lambda of it that is run where it is made. */
  public int depth() {
    return calls.size();
  }

  /** The frame of a body, written in the given member, that a call of this frame runs. */
  Frame calling(Member callee, Instr.Call call) {
    return new Frame(
        callee,
        plus(calls, new Place(member, call)),
        plus(path, call.result().index()),
        isWatched,
        active,
        false);
  }

  /** The frame of a lambda, written in the given member, that a call of this frame may run. */
  Frame running(Member member, Instr.Call call) {
    return new Frame(member, calls, plus(path, call.result().index()), isWatched, active, true);
  }

  /** This frame, with the activation of its body. */
  Frame activated(Activation activation) {
    return new Frame(member, calls, path, isWatched, plus(active, activation), isFunction);
  }

  /** This frame inside a {@code try}. */
  Frame watched() {
    return new Frame(member, calls, path, true, active, isFunction);
  }

  /** The frame of a lambda of this body that is run where it is made. */
  Frame lambda(Instr.Closure closure) {
    return new Frame(member, calls, plus(path, closure.result().index()), false, active, true);
  }

  /**
   * The call of the frame at the given depth that the given call of this frame is, or belongs to.
   */
  public Place placeAt(int depth, Instr.Call call) {
    int known = Traced.frame(depth);
    return known < calls.size() ? calls.get(known) : new Place(member, call);
  }

  /** The outermost member. */
  private Member root() {
    return calls.isEmpty() ? member : calls.get(0).member();
  }

  /** Those of the activations that are of the body. */
  List<Activation> activations(Body body) {
    return active.stream().filter(activation -> activation.isOf(body)).toList();
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

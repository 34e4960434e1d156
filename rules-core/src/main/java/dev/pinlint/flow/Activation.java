package dev.pinlint.flow;

import dev.pinlint.model.Body;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A body being interpreted for one entry: its arguments and the state before it.
 *
 * <p>A call that enters the same body in the same way ends as this activation does, as far as that
 * is known: at first not at all, then in the ways that the last round found, until a round finds no
 * other. That is the least fixpoint.
 */
final class Activation {

  private final Body body;
  private final List<Traced> arguments;
  private final State entry;
  private final Set<Outcome> known = new HashSet<>();
  private List<Outcome> assumed = List.of();
  private boolean isAsked;

  Activation(Body body, List<Traced> arguments, State entry) {
    this.body = body;
    this.arguments = List.copyOf(arguments);
    this.entry = entry.enter();
  }

  Body body() {
    return body;
  }

  List<Traced> arguments() {
    return arguments;
  }

  State entry() {
    return entry;
  }

  /** Whether it is of the body. Two bodies that look alike are still two. */
  @SuppressWarnings("ReferenceEquality")
  boolean isOf(Body other) {
    return body == other;
  }

  /** Whether it is entered in the same way. How deep a value arose makes no difference. */
  boolean isLike(Activation other) {
    return values(arguments).equals(values(other.arguments)) && entry.equals(other.entry);
  }

  private static List<Value> values(List<Traced> arguments) {
    return arguments.stream().map(Traced::value).toList();
  }

  /** Whether an unknown condition was decided on the way here from the other. */
  boolean isGuessedSince(Activation other) {
    return !entry.isDecidedLike(other.entry);
  }

  /** What holds for the entry of this one and of the other. */
  Activation join(Activation other) {
    List<Traced> joined = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      joined.add(
          i < other.arguments.size()
              ? arguments.get(i).or(other.arguments.get(i))
              : arguments.get(i));
    }
    return new Activation(body, joined, entry.join(other.entry));
  }

  /** The ways in which it ends, as far as is known. */
  List<Outcome> assumed() {
    isAsked = true;
    return assumed;
  }

  /** Takes the outcomes of a round; whether they are all there is. */
  boolean isSolvedBy(List<Outcome> outcomes) {
    assumed = outcomes;
    return !known.addAll(outcomes) || !isAsked;
  }
}

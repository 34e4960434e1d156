package dev.pinlint.flow;

import dev.pinlint.knowledge.Role;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Calls that run a function for each element of a collection that is known altogether. */
final class Iterations {

  private static final TypeRef STREAM = TypeRef.of("java.util.stream.Stream");

  /** Runs a function once. */
  @FunctionalInterface
  interface Runner {
    List<Outcome> run(
        Value.Function function, List<Traced> arguments, Invocation invocation, State state);
  }

  /** A way through the elements so far, and what the function made of them. */
  private record Path(State state, List<Traced> results) {}

  /** A way in which a question is answered. */
  private record Answered(boolean answer, State state) {}

  private final ValueLibrary library;
  private final CallSemantics semantics;
  private final Runner runner;

  Iterations(ValueLibrary library, CallSemantics semantics, Runner runner) {
    this.library = library;
    this.semantics = semantics;
    this.runner = runner;
  }

  /** How the call ends; empty if it is no such call. */
  Optional<List<Outcome>> outcomes(Invocation invocation, State state) {
    boolean isMap = invocation.is(Role.LIST_MAP);
    if (!isMap
        && !invocation.is(Role.LIST_FOR_EACH)
        && !invocation.is(Role.LIST_MATCH)
        && !invocation.is(Role.MAP_FOR_EACH)) {
      return Optional.empty();
    }
    Optional<List<List<Traced>>> rounds =
        invocation.is(Role.MAP_FOR_EACH)
            ? MapLibrary.pairs(invocation, state)
            : library
                .receiver(invocation, state)
                .filter(list -> !list.isOpen())
                .map(list -> list.elements().stream().map(List::of).toList());
    if (rounds.isEmpty()
        || rounds.get().size() > Interpreter.MAX_STATES
        || !(invocation.arguments().get(0).value() instanceof Value.Function body)) {
      return Optional.empty();
    }
    if (invocation.is(Role.LIST_MATCH)) {
      return matched(body, rounds.get(), invocation, state.copy());
    }
    List<Outcome> done = new ArrayList<>();
    for (Path path : paths(body, rounds.get(), invocation, state, done)) {
      Traced result =
          isMap
              ? ValueLibrary.make(
                  invocation, path.state(), new HeapObject.Sequence(path.results(), false), STREAM)
              : invocation.unknownResult();
      done.add(new Outcome.Returned(result, path.state()));
    }
    return Optional.of(done);
  }

  /** The ways through all the rounds; other ways in which the function ends go to {@code done}. */
  private List<Path> paths(
      Value.Function body,
      List<List<Traced>> rounds,
      Invocation invocation,
      State state,
      List<Outcome> done) {
    List<Path> paths = List.of(new Path(state, List.of()));
    for (List<Traced> round : rounds) {
      List<Path> next = new ArrayList<>();
      for (Path before : paths) {
        for (Outcome outcome : runner.run(body, round, invocation, before.state())) {
          if (outcome instanceof Outcome.Returned returned) {
            next.add(
                new Path(
                    returned.state(),
                    Stream.concat(before.results().stream(), Stream.of(returned.value()))
                        .toList()));
          } else {
            done.add(outcome);
          }
        }
      }
      paths = next;
    }
    return paths;
  }

  /**
   * The ways to find, element by element, one that answers the question, or none; empty if there
   * are too many.
   */
  private Optional<List<Outcome>> matched(
      Value.Function body, List<List<Traced>> rounds, Invocation invocation, State start) {
    String kind = invocation.api().orElseThrow().properties().getOrDefault("kind", "");
    boolean stops = !kind.equals("all");
    boolean isFound = kind.equals("any");
    List<Outcome> done = new ArrayList<>();
    List<State> open = List.of(start);
    for (List<Traced> round : rounds) {
      List<State> next = new ArrayList<>();
      for (State before : open) {
        for (Outcome outcome : runner.run(body, round, invocation, before)) {
          if (outcome instanceof Outcome.Returned returned) {
            for (Answered way : answered(returned, invocation)) {
              if (way.answer() == stops) {
                done.add(
                    new Outcome.Returned(
                        ValueLibrary.at(invocation, Value.of(isFound)), way.state()));
              } else {
                next.add(way.state());
              }
            }
          } else {
            done.add(outcome);
          }
        }
      }
      open = next;
      if (open.size() + done.size() > Interpreter.MAX_STATES) {
        return Optional.empty();
      }
    }
    for (State end : open) {
      done.add(new Outcome.Returned(ValueLibrary.at(invocation, Value.of(!isFound)), end));
    }
    return Optional.of(done);
  }

  /** An answer goes both ways if it is not known, as a condition in a loop would. */
  private List<Answered> answered(Outcome.Returned returned, Invocation invocation) {
    Condition condition = Condition.of(returned.value().value());
    Optional<Boolean> known = condition.decided(returned.state());
    if (known.isPresent()) {
      return List.of(new Answered(known.get(), returned.state()));
    }
    List<Answered> ways = new ArrayList<>();
    for (boolean truth : new boolean[] {true, false}) {
      State side = returned.state().copy();
      side.decide(condition.value(), truth);
      side.pass(
          new Stop(
              invocation.frame().member(),
              Optional.of(invocation.call().site()),
              new Stop.Passed.Decided(condition.value(), truth)));
      semantics.branch(condition.value(), truth, side);
      ways.add(new Answered(truth != condition.isNegated(), side));
    }
    return ways;
  }
}

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

  private final ValueLibrary library;
  private final Runner runner;

  Iterations(ValueLibrary library, Runner runner) {
    this.library = library;
    this.runner = runner;
  }

  /** How the call ends; empty if it is no such call. */
  Optional<List<Outcome>> outcomes(Invocation invocation, State state) {
    boolean isMap = invocation.is(Role.LIST_MAP);
    if (!isMap && !invocation.is(Role.LIST_FOR_EACH) && !invocation.is(Role.MAP_FOR_EACH)) {
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
}

package dev.pinlint;

import dev.pinlint.model.Lowered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs a step of the engine over many items, so that an item on which it fails by mistake costs
 * itself only.
 *
 * @param results what the step made: one result, or several if it fails on items together that it
 *     takes one by one
 * @param failures the items that are in no result
 */
public record Isolation<T, R>(List<R> results, List<Failure<T>> failures) {

  /**
   * An item on which the step failed.
   *
   * @param item the item
   * @param reason one line for the report
   */
  public record Failure<T>(T item, String reason) {}

  public Isolation {
    results = List.copyOf(results);
    failures = List.copyOf(failures);
  }

  /**
   * Runs the step on all items together if it can be done, else on all that it does not fail on.
   */
  public static <T, R> Isolation<T, R> run(List<T> items, Function<List<T>, R> step) {
    List<R> all = new ArrayList<>();
    if (attempt(items, step, all).isEmpty()) {
      return new Isolation<>(all, List.of());
    }
    List<Failure<T>> failures = new ArrayList<>();
    List<T> sound = new ArrayList<>();
    List<R> single = new ArrayList<>();
    for (T item : items) {
      Optional<String> reason = attempt(List.of(item), step, single);
      reason.ifPresentOrElse(
          text -> failures.add(new Failure<>(item, text)), () -> sound.add(item));
    }
    Optional<String> together = attempt(sound, step, all);
    if (together.isPresent()) {
      all = single;
      // Each by itself knows less. That must be told, and no item is more to blame than another.
      String reason = "it and all others are taken one by one: " + together.get();
      sound.stream().limit(1).forEach(item -> failures.add(new Failure<>(item, reason)));
    }
    return new Isolation<>(all, failures);
  }

  private static <T, R> Optional<String> attempt(
      List<T> items, Function<List<T>, R> step, List<R> results) {
    try {
      results.add(step.apply(items));
      return Optional.empty();
    } catch (RuntimeException
        | StackOverflowError
        | OutOfMemoryError
        | AssertionError
        | LinkageError e) {
      return Optional.of(Lowered.mistake(e));
    }
  }
}

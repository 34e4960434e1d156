package dev.pinlint;

import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * The analyses of a host that chooses files, and chooses again when it knows what was asked for:
 * what has been analysed with all that it needed is not analysed again.
 */
public final class Analyses {

  private final List<Analysis> made = new ArrayList<>();

  /**
   * The analysis of the types.
   *
   * @param types the analysed set, of which no two have one name
   * @param analysis makes it, unless an earlier one has come to cover these very types
   */
  public Analysis of(Collection<TypeModel> types, Supplier<Analysis> analysis) {
    return made.stream()
        .filter(earlier -> earlier.covers(types))
        .findFirst()
        .orElseGet(
            () -> {
              Analysis another = analysis.get();
              made.add(another);
              return another;
            });
  }
}

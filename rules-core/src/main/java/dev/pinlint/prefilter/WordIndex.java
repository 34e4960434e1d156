package dev.pinlint.prefilter;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which units contain a word. Thousands are asked for it, time and again. */
final class WordIndex {

  /** In the upper half the hash of a word, in the lower the number of a unit; in order. */
  private final long[] places;

  private final List<Unit> units;

  WordIndex(List<Unit> units) {
    this.units = units;
    this.places =
        IntStream.range(0, units.size())
            .parallel()
            .boxed()
            .flatMapToLong(
                number -> units.get(number).words().hashes().mapToLong(hash -> at(hash, number)))
            .toArray();
    Arrays.parallelSort(places);
  }

  private static long at(int hash, int number) {
    return ((long) hash << 32) | number;
  }

  /** The numbers of the units that may contain the word, in order. */
  IntStream with(String word) {
    if (word.indexOf('$') < 0) {
      return having(word);
    }
    return Arrays.stream(word.split("\\$", -1))
        .max(Comparator.comparingInt(String::length))
        .filter(longest -> !longest.isEmpty())
        .map(this::having)
        .orElseGet(() -> IntStream.range(0, units.size()))
        .filter(number -> units.get(number).words().mayContain(word));
  }

  private IntStream having(String part) {
    int hash = part.hashCode();
    int first = Arrays.binarySearch(places, at(hash, 0));
    return IntStream.range(first < 0 ? -first - 1 : first, places.length)
        .takeWhile(place -> (int) (places[place] >> 32) == hash)
        .map(place -> (int) places[place]);
  }

  /** The numbers of the units that may name the type, in order. */
  IntStream naming(NamedType type) {
    return with(type.simpleName()).filter(number -> type.mayBeIn(units.get(number).words()));
  }
}

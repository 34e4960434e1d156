package dev.pinlint.prefilter;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Suppression;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a unit must contain for facts to start in it. */
final class Triggers {

  private final Set<String> types = new TreeSet<>();
  private final Set<String> words = new TreeSet<>();
  private final Set<List<String>> headers = new LinkedHashSet<>();
  private final Set<List<String>> settings = new LinkedHashSet<>();

  /**
   * The types that have such APIs, and the names of the methods. A file may call a method on a type
   * whose name it does not tell; but a name of one word, as {@code add}, is everybody's, and there
   * the type's name is asked for.
   */
  Triggers(Knowledge knowledge) {
    for (Api api : knowledge.factStarts()) {
      types.add(api.owner().name());
      if (Api.isDistinctive(api.name())) {
        words.add(api.name());
      } else if (api.role() == Role.TRUST_OVERRIDE) {
        types.addAll(knowledge.typesAround(api));
      }
    }
    knowledge.with(Role.TLS_CONNECTION).forEach(api -> words.add(api.name()));
    knowledge.with(Role.PEER_CHAIN).forEach(api -> words.add(api.name()));
    // Where a function is passed, its type need not be named.
    for (Api api : knowledge.with(Role.SIGNATURE)) {
      if (Api.isDistinctive(api.name())) {
        words.add(api.name());
      } else {
        types.add(api.owner().name());
      }
    }
    // A header is named by a text, or by a constant of some library.
    for (Api api : knowledge.with(Role.TEXT_CONSTANT)) {
      headers.add(Arrays.asList(api.text().orElseThrow().split("-", -1)));
      words.add(api.name());
    }
    // Code names a setting by its key, or in a URL.
    knowledge.settings().stream()
        .filter(setting -> !setting.isAnchor())
        .forEach(setting -> settings.add(setting.literals().flatMap(Triggers::words).toList()));
    // Of each suppression it is said whether it does anything.
    words.add(Suppression.OWN_NAME);
  }

  /** The numbers of the units in which facts may start. */
  IntStream in(WordIndex index) {
    return Stream.of(
            words.stream().map(index::with),
            types.stream().map(type -> index.naming(NamedType.of(type))),
            headers.stream()
                .map(header -> allOf(header.stream().map(word -> spelled(word, index)))),
            settings.stream().map(key -> allOf(key.stream().map(index::with))))
        .flatMap(Function.identity())
        .flatMapToInt(Function.identity());
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split("[^\\w]+", -1)).filter(word -> !word.isEmpty());
  }

  /** Those that have a word of a header as it is usually written, or in lower or upper case. */
  private static IntStream spelled(String word, WordIndex index) {
    return Stream.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT))
        .flatMapToInt(index::with);
  }

  private static IntStream allOf(Stream<IntStream> units) {
    return units
        .map(some -> some.collect(BitSet::new, BitSet::set, BitSet::or))
        .reduce(
            (some, others) -> {
              some.and(others);
              return some;
            })
        .orElseThrow()
        .stream();
  }
}

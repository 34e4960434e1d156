package dev.pinlint.prefilter;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Question;
import dev.pinlint.model.Questions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the units that are worth analysing.
 *
 * <p>First those that contain a word that knowledge knows. Then whatever the analysis of these
 * asked for and was not given: {@link #grow}. When nothing is missing any more, the analysis of the
 * chosen units is that of all.
 *
 * <p>Known limit: a source file is passed over that uses a method or field with a name of one word,
 * as {@code build}, of an object that it got from a third one, and names neither the type of that
 * object nor anything else that knowledge knows.
 */
public final class Choice {

  private final List<Unit> units;
  private final Map<String, List<Unit>> byType = new HashMap<>();
  private final Set<Unit> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Question, List<Unit>> answers = new HashMap<>();
  private final SubtypeIndex subtypes;
  private final WordIndex index;
  private boolean hasLoaded;

  /** Chooses the units in which facts may start; their order makes no difference. */
  public Choice(Collection<Unit> all, Knowledge knowledge) {
    units = all.stream().sorted(Comparator.comparing(Unit::path)).toList();
    for (Unit unit : units) {
      unit.types()
          .forEach(type -> byType.computeIfAbsent(type, name -> new ArrayList<>()).add(unit));
    }
    subtypes = new SubtypeIndex(units);
    index = new WordIndex(units);
    BitSet first = new Triggers(knowledge).in(index).collect(BitSet::new, BitSet::set, BitSet::or);
    choose(
        IntStream.range(0, units.size())
            .filter(number -> first.get(number) || units.get(number).isSuspect())
            .mapToObj(units::get)
            .toList());
    hasLoaded = false;
  }

  /** Whether the unit is to be analysed. */
  public boolean contains(Unit unit) {
    return chosen.contains(unit);
  }

  /** The units to be analysed, as far as they are chosen by now. */
  Set<Unit> chosen() {
    Set<Unit> now = Collections.newSetFromMap(new IdentityHashMap<>());
    now.addAll(chosen);
    return now;
  }

  /** The units, chosen or not, that declare a type, or the one that is around it. */
  List<Unit> declaring(String typeName) {
    String name = typeName;
    while (true) {
      List<Unit> found = byType.get(name);
      int dot = name.lastIndexOf('.');
      if (found != null || dot < 0) {
        return found == null ? List.of() : found;
      }
      name = name.substring(0, dot);
    }
  }

  /**
   * Adds the units that could answer a question otherwise, while the analysis goes on, and the
   * copies of these.
   *
   * @return all of them, whether they were chosen before or not
   */
  public List<Unit> load(Question question) {
    List<Unit> known = answers.get(question);
    if (known == null) {
      known = choose(answering(question).toList());
      answers.put(question, known);
    }
    return known;
  }

  /**
   * Adds the units that could answer the questions otherwise.
   *
   * @return whether any were added since the last time, so that the analysis is to be made again
   */
  public boolean grow(Questions questions) {
    questions.all().forEach(this::load);
    boolean grown = hasLoaded;
    hasLoaded = false;
    return grown;
  }

  private Stream<Unit> answering(Question question) {
    if (question instanceof Question.Declaration declaration) {
      return declaring(declaration.type()).stream();
    } else if (question instanceof Question.Subtypes below) {
      return subtypes.below(below.type()).stream()
          .filter(unit -> below.method().stream().allMatch(unit.words()::mayContain));
    }
    return using((Question.Use) question).mapToObj(units::get);
  }

  /**
   * Whoever uses a member names it. A class file names the type as well by which it does, one of
   * those that are told or one below; a source file need not, but where the name of the member is
   * everybody's.
   */
  private IntStream using(Question.Use use) {
    List<NamedType> types =
        Stream.concat(use.types().stream(), below(use.types()))
            .map(NamedType::of)
            .distinct()
            .toList();
    return index
        .with(use.name())
        .filter(
            number -> {
              Unit unit = units.get(number);
              return (unit.isSource() && Api.isDistinctive(use.name()))
                  || types.stream().anyMatch(type -> type.mayBeIn(unit.words()));
            });
  }

  /** The types that may be below the first, which declares what is used. */
  private Stream<String> below(List<String> types) {
    return types.stream()
        .limit(1)
        .flatMap(type -> subtypes.below(type).stream())
        .flatMap(unit -> unit.types().stream());
  }

  /**
   * Of a type that is there several times, all copies are chosen: it is said which one counts.
   *
   * @return the units and their copies, ordered by path, sources first: of two types with one name
   *     the first counts
   */
  private List<Unit> choose(List<Unit> more) {
    Set<Unit> all = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Unit> pending = new ArrayDeque<>(more);
    while (!pending.isEmpty()) {
      Unit unit = pending.remove();
      if (all.add(unit)) {
        hasLoaded |= chosen.add(unit);
        copies(unit).forEach(pending::add);
      }
    }
    return all.stream()
        .sorted(Comparator.comparing((Unit unit) -> !unit.isSource()).thenComparing(Unit::path))
        .toList();
  }

  private Stream<Unit> copies(Unit unit) {
    return unit.topLevelTypes().stream()
        .flatMap(
            type ->
                byType.getOrDefault(type, List.of()).stream()
                    .filter(
                        other ->
                            other.isSource()
                                ? !unit.isSource() || other.isNamedAfter(type)
                                : other.topLevelTypes().contains(type)));
  }
}

package dev.pinlint.prefilter;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.ClassPathContext;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Context;
import dev.pinlint.model.Questions;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourcePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Chooses the files that are worth analysing.
 *
 * <p>First those that contain a word that knowledge knows. Then whatever the analysis of these
 * asked for and was not given: {@link #grow}. When nothing is missing any more, the analysis of the
 * chosen files is that of all. The rest serves as context: {@link #sourcePath}, {@link #classes}.
 *
 * <p>Known limit: a file is passed over that calls a method with a name of one word, as {@code
 * build}, on an object that it got from a third file, and names neither the type of that object nor
 * anything else that knowledge knows.
 */
public final class Prefilter {

  private final List<Unit> units;
  private final Map<String, List<Unit>> byType = new HashMap<>();
  private final Set<Object> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Demand demand = new Demand();

  /** Looks at all files, on all cores; order makes no difference. */
  public Prefilter(
      Collection<SourceFile> sources, Collection<ClassFile> classes, Knowledge knowledge) {
    units =
        Stream.concat(
                sources.parallelStream().map(SourceUnits::of).toList().stream(),
                ClassUnits.of(classes).stream())
            .sorted(Comparator.comparing(Unit::path))
            .toList();
    for (Unit unit : units) {
      unit.types()
          .forEach(type -> byType.computeIfAbsent(type, name -> new ArrayList<>()).add(unit));
    }
    Triggers triggers = new Triggers(knowledge);
    choose(unit -> unit.isSuspect() || triggers.isIn(unit.words()));
  }

  /** Whether the file is to be analysed. */
  public boolean isChosen(SourceFile file) {
    return chosen.contains(file);
  }

  /** Whether the file is to be analysed. */
  public boolean isChosen(ClassFile file) {
    return chosen.contains(file);
  }

  /** The source files, chosen or not, by the types that they declare. */
  public SourcePath sourcePath() {
    return typeName ->
        declaring(typeName).stream().flatMap(unit -> unit.source().stream()).toList();
  }

  /** The class files, chosen or not, of the top-level type that the named one belongs to. */
  public Collection<ClassFile> classes(String internalName) {
    return declaring(internalName.replace('/', '.').replace('$', '.')).stream()
        .filter(unit -> !unit.classes().isEmpty())
        .findFirst()
        .map(Unit::classes)
        .orElse(List.of());
  }

  /** The headers of the types in class files, chosen or not. */
  public Context headers() {
    return new ClassPathContext(
        internalName -> {
          String name = internalName.replace('/', '.').replace('$', '.');
          return byType.getOrDefault(name, List.of()).stream()
              .flatMap(unit -> unit.classes().stream())
              .filter(file -> file.path().endsWith(internalName + ".class"))
              .findFirst();
        });
  }

  private List<Unit> declaring(String typeName) {
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
   * Adds the files that could answer the questions otherwise.
   *
   * @return whether there are any, so that the analysis is to be made again
   */
  public boolean grow(Questions questions) {
    boolean grown = false;
    for (String type : demand.types(questions)) {
      grown |= choose(declaring(type));
    }
    for (Predicate<Words> answers : demand.answers(questions)) {
      grown |= choose(unit -> answers.test(unit.words()));
    }
    return grown;
  }

  private boolean choose(Predicate<Unit> test) {
    return choose(units.parallelStream().filter(test).toList());
  }

  /** Of a type that is there several times, all copies are chosen: it is said which one counts. */
  private boolean choose(List<Unit> more) {
    boolean grown = false;
    Deque<Unit> pending = new ArrayDeque<>(more);
    while (!pending.isEmpty()) {
      Unit unit = pending.remove();
      boolean isNew = false;
      for (SourceFile source : unit.source().stream().toList()) {
        isNew |= chosen.add(source);
      }
      for (ClassFile file : unit.classes()) {
        isNew |= chosen.add(file);
      }
      if (isNew) {
        grown = true;
        copies(unit).forEach(pending::add);
      }
    }
    return grown;
  }

  private Stream<Unit> copies(Unit unit) {
    return unit.topLevelTypes().stream()
        .flatMap(
            type ->
                byType.getOrDefault(type, List.of()).stream()
                    .filter(
                        other ->
                            other.source().isPresent()
                                ? unit.source().isEmpty() || other.isNamedAfter(type)
                                : other.topLevelTypes().contains(type)));
  }
}

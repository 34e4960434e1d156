package dev.pinlint.prefilter;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.ClassPathContext;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Context;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Questions;
import dev.pinlint.model.TypeSource;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourcePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Chooses the files that are worth analysing; see {@link Choice}. The rest serves as context:
 * {@link #sourcePath}, {@link #classes}, {@link #headers}.
 */
public final class Prefilter {

  private final IdentityHashMap<Unit, SourceFile> sources = new IdentityHashMap<>();
  private final IdentityHashMap<Unit, List<ClassFile>> classes = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Unit> units = new IdentityHashMap<>();
  private final Choice choice;

  /** Looks at all files, on all cores; order makes no difference. */
  public Prefilter(
      Collection<SourceFile> sourceFiles, Collection<ClassFile> classFiles, Knowledge knowledge) {
    sourceFiles.parallelStream()
        .map(file -> Map.entry(Unit.ofSource(file.path(), file.text()), file))
        .toList()
        .forEach(seen -> sources.put(seen.getKey(), seen.getValue()));
    ClassUnits.of(classFiles).forEach(seen -> classes.put(seen.getKey(), seen.getValue()));
    sources.forEach((unit, file) -> units.put(file, unit));
    classes.forEach((unit, files) -> files.forEach(file -> units.put(file, unit)));
    List<Unit> all = new ArrayList<>(sources.keySet());
    all.addAll(classes.keySet());
    choice = new Choice(all, knowledge);
  }

  /** Whether the file is to be analysed. */
  public boolean isChosen(SourceFile file) {
    return isInChosenUnit(file);
  }

  /** Whether the file is to be analysed. */
  public boolean isChosen(ClassFile file) {
    return isInChosenUnit(file);
  }

  private boolean isInChosenUnit(Object file) {
    Unit unit = units.get(file);
    return unit != null && choice.contains(unit);
  }

  /** The source files, chosen or not, by the types that they declare. */
  public SourcePath sourcePath() {
    return typeName ->
        choice.declaring(typeName).stream()
            .flatMap(unit -> Stream.ofNullable(sources.get(unit)))
            .toList();
  }

  /** The class files, chosen or not, of the top-level type that the named one belongs to. */
  public Collection<ClassFile> classes(String internalName) {
    return choice.declaring(dotted(internalName)).stream()
        .flatMap(unit -> Stream.ofNullable(classes.get(unit)))
        .findFirst()
        .orElse(List.of());
  }

  /** The headers of the types in class files, chosen or not. */
  public Context headers() {
    return new ClassPathContext(this::find);
  }

  private Optional<ClassFile> find(String internalName) {
    return choice.declaring(dotted(internalName)).stream()
        .flatMap(unit -> classes.getOrDefault(unit, List.of()).stream())
        .filter(file -> file.path().endsWith(internalName + ".class"))
        .findFirst();
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.').replace('$', '.');
  }

  /**
   * Chooses the files that could answer a question otherwise, while the analysis goes on, and
   * lowers them.
   *
   * @param sourceFrontEnd what lowers sources
   * @param bytecodeFrontEnd what lowers class files
   */
  public TypeSource lowering(
      Function<List<SourceFile>, Lowered> sourceFrontEnd,
      Function<List<ClassFile>, Lowered> bytecodeFrontEnd) {
    LoweredUnits lowered =
        new LoweredUnits(
            unit -> Optional.ofNullable(sources.get(unit)),
            unit -> classes.getOrDefault(unit, List.of()),
            sourceFrontEnd,
            bytecodeFrontEnd);
    // What is chosen by now was given to the analysis, or is kept from it, since it fails on it.
    Set<Unit> before = choice.chosen();
    return question ->
        lowered.of(choice.load(question).stream().filter(unit -> !before.contains(unit)).toList());
  }

  /**
   * Adds the files that could answer the questions otherwise.
   *
   * @return whether there are any, so that the analysis is to be made again
   */
  public boolean grow(Questions questions) {
    return choice.grow(questions);
  }
}

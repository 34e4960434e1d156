package dev.pinlint.inspection;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.ClassPathContext;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Context;
import dev.pinlint.model.Questions;
import dev.pinlint.model.TypeSource;
import dev.pinlint.prefilter.Prefilter;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourcePath;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The inputs that are analysed: all, or those that the prefilter lets through. */
public final class Selection {

  private final Inputs inputs;
  private final Optional<Prefilter> prefilter;

  private Selection(Inputs inputs, Optional<Prefilter> prefilter) {
    this.inputs = inputs;
    this.prefilter = prefilter;
  }

  /** Everything. */
  public static Selection all(Inputs inputs) {
    return new Selection(inputs, Optional.empty());
  }

  /** What matters to facts about what is known. */
  public static Selection prefiltered(Inputs inputs, Knowledge knowledge) {
    return new Selection(
        inputs, Optional.of(new Prefilter(inputs.sources(), inputs.allClasses(), knowledge)));
  }

  /** The source files to analyse, ordered by path. */
  public List<SourceFile> sources() {
    return prefilter
        .map(filter -> inputs.sources().stream().filter(filter::isChosen).toList())
        .orElseGet(inputs::sources);
  }

  /** The class files to analyse, by the archive that they are in, all ordered by path. */
  public List<List<ClassFile>> classes() {
    return inputs.classes().stream()
        .map(archive -> archive.stream().filter(this::isChosen).toList())
        .filter(archive -> !archive.isEmpty())
        .toList();
  }

  private boolean isChosen(ClassFile file) {
    return prefilter.map(filter -> filter.isChosen(file)).orElse(true);
  }

  /** Where types are found that are declared in other source files. */
  public SourcePath sourcePath() {
    return prefilter.map(Prefilter::sourcePath).orElse(SourcePath.NONE);
  }

  /** The class files, analysed or not, that belong to the class with the internal name. */
  public Collection<ClassFile> classes(String internalName) {
    return prefilter.map(filter -> filter.classes(internalName)).orElse(List.of());
  }

  /** The headers of all types in class files. */
  public Context headers() {
    return prefilter
        .map(Prefilter::headers)
        .orElseGet(() -> new ClassPathContext(inputs.allClasses()));
  }

  /** Where types are found that are not selected, and lowered. */
  public TypeSource lowering(FrontEnds frontEnds) {
    return prefilter
        .map(filter -> filter.lowering(frontEnds::sources, frontEnds::classes))
        .orElse(TypeSource.NONE);
  }

  /** Takes in what the analysis asked for; whether that is anything, so that it starts again. */
  public boolean grow(Questions questions) {
    return prefilter.map(filter -> filter.grow(questions)).orElse(false);
  }

  /** How many files are not analysed, since they say nothing of trust. */
  public int passedOverCount() {
    return inputs.sources().size()
        - sources().size()
        + inputs.classCount()
        - classes().stream().mapToInt(List::size).sum();
  }
}

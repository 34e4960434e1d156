package dev.pinlint.inspection;

import dev.pinlint.inspection.DistinctTypes.Repetition;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells which copies of a type are not the one that is analysed, and differ from it. */
final class DifferentCopies {

  private DifferentCopies() {}

  /** Those among sources: of a type with others inside, one line is enough. */
  static List<Problem> ofSources(List<Repetition> repetitions, Collection<SourceFile> sources) {
    Map<String, String> texts = new HashMap<>();
    sources.forEach(source -> texts.put(source.path(), source.text()));
    List<Problem> problems = new ArrayList<>();
    for (Repetition repetition : repetitions) {
      String text = texts.getOrDefault(repetition.place(), "");
      String name = repetition.type().name();
      if (!text.equals(texts.get(repetition.first())) && name.indexOf('#') < 0) {
        problems.add(
            new Problem(
                repetition.place(), name + " is analysed as " + repetition.first() + " has it"));
      }
    }
    return problems;
  }

  /**
   * Those among classes.
   *
   * @param files the files of the types that are analysed, by the types' names
   */
  static List<Problem> ofClasses(
      List<Repetition> repetitions, ClassFolders folders, Map<String, String> files) {
    List<Problem> problems = new ArrayList<>();
    for (Repetition repetition : repetitions) {
      String name = repetition.type().name();
      repetition
          .difference()
          .ifPresent(
              difference ->
                  problems.add(
                      new Problem(
                          folders.place(repetition.type()),
                          files.containsKey(name)
                              ? name
                                  + " is analysed as "
                                  + files.get(name)
                                  + " has it; here it "
                                  + difference
                              : name + " is in this copy of the type around it only")));
    }
    return problems;
  }
}

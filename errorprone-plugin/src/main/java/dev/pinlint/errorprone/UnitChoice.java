package dev.pinlint.errorprone;

import com.sun.source.tree.CompilationUnitTree;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Question;
import dev.pinlint.model.Questions;
import dev.pinlint.prefilter.Choice;
import dev.pinlint.prefilter.Unit;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Chooses the units of a compilation that are worth lowering, by one look at the text of each. */
final class UnitChoice {

  private final Map<CompilationUnitTree, Unit> units = new LinkedHashMap<>();
  private final IdentityHashMap<Unit, CompilationUnitTree> trees = new IdentityHashMap<>();
  private final Choice choice;

  UnitChoice(List<CompilationUnitTree> trees, Knowledge knowledge) {
    trees.forEach(
        tree -> units.put(tree, Unit.ofSource(tree.getSourceFile().getName(), text(tree))));
    units.forEach((tree, unit) -> this.trees.put(unit, tree));
    choice = new Choice(units.values(), knowledge);
  }

  private static String text(CompilationUnitTree tree) {
    try {
      return tree.getSourceFile().getCharContent(true).toString();
    } catch (IOException e) {
      // The compiler has read it a moment ago; what is printed of the tree says the same.
      return tree.toString();
    }
  }

  /** The units to analyse, in the order of all. */
  List<CompilationUnitTree> chosen() {
    return units.entrySet().stream()
        .filter(unit -> choice.contains(unit.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Adds the units that could answer a question otherwise, and returns all that could. */
  List<CompilationUnitTree> load(Question question) {
    return choice.load(question).stream()
        .flatMap(unit -> Stream.ofNullable(trees.get(unit)))
        .toList();
  }

  /**
   * Adds the units that could answer the questions otherwise.
   *
   * @return whether there are any, so that the analysis is to be made again
   */
  boolean grow(Questions questions) {
    return choice.grow(questions);
  }
}

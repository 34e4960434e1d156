package dev.pinlint.errorprone;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Questions;
import dev.pinlint.prefilter.Demand;
import dev.pinlint.prefilter.Triggers;
import dev.pinlint.prefilter.Words;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Chooses the units of a compilation that are worth lowering, by one look at the text of each:
 * first those with a word that knowledge knows, then those that could answer what the analysis of
 * these asks.
 */
final class UnitChoice {

  private final Map<CompilationUnitTree, Words> units = new LinkedHashMap<>();
  private final Map<String, CompilationUnitTree> byType = new HashMap<>();
  private final Set<CompilationUnitTree> chosen = new HashSet<>();
  private final Demand demand = new Demand();

  UnitChoice(List<CompilationUnitTree> units, Knowledge knowledge) {
    Triggers triggers = new Triggers(knowledge);
    for (CompilationUnitTree unit : units) {
      Words words = words(unit);
      this.units.put(unit, words);
      if (triggers.isIn(words)) {
        chosen.add(unit);
      }
    }
  }

  private static Words words(CompilationUnitTree unit) {
    try {
      return Words.ofSource(unit.getSourceFile().getCharContent(true).toString());
    } catch (IOException e) {
      // The compiler has read it a moment ago; what is printed of the tree says the same.
      return Words.ofSource(unit.toString());
    }
  }

  /** The units to analyse, in the order of all. */
  List<CompilationUnitTree> chosen() {
    return units.keySet().stream().filter(chosen::contains).toList();
  }

  /**
   * Adds the units that could answer the questions otherwise.
   *
   * @return whether there are any, so that the analysis is to be made again
   */
  boolean grow(Questions questions) {
    boolean grown = false;
    for (String type : demand.types(questions)) {
      grown |= declares(type);
    }
    for (Predicate<Words> answers : demand.answers(questions)) {
      for (Map.Entry<CompilationUnitTree, Words> unit : units.entrySet()) {
        grown |= answers.test(unit.getValue()) && chosen.add(unit.getKey());
      }
    }
    return grown;
  }

  /**
   * Chooses the unit that declares a type; what is nested is told by the name of what is around.
   */
  private boolean declares(String type) {
    if (byType.isEmpty()) {
      units.keySet().forEach(this::index);
    }
    String name = type;
    while (!byType.containsKey(name) && name.indexOf('.') >= 0) {
      name = name.substring(0, name.lastIndexOf('.'));
    }
    CompilationUnitTree unit = byType.get(name);
    return unit != null && chosen.add(unit);
  }

  private void index(CompilationUnitTree unit) {
    String before = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
    for (Tree tree : unit.getTypeDecls()) {
      if (tree instanceof ClassTree type) {
        byType.put(before + type.getSimpleName(), unit);
      }
    }
  }
}

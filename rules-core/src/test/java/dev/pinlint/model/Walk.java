package dev.pinlint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Walks a body whose code is marked with text constants. A path is the marks that it meets and how
 * it ends; it takes each edge once at most.
 */
final class Walk {

  private final Body body;
  private final Set<String> paths = new TreeSet<>();

  private Walk(Body body) {
    this.body = body;
  }

  /** The paths from the entry that meet no exception but those that are thrown on purpose. */
  static Set<String> paths(Body body) {
    return paths(body, 0);
  }

  /**
   * Where an exception goes that is thrown at the mark, innermost handler first, as {@code type:
   * path}; one list for each copy of the mark.
   */
  static List<List<String>> caught(Body body, String mark) {
    return body.blocks().stream()
        .filter(block -> marks(block).contains(mark))
        .map(
            block ->
                block.handlers().stream()
                    .map(
                        handler ->
                            handler.type().map(TypeRef::simpleName).orElse("any")
                                + ": "
                                + String.join(" | ", paths(body, handler.target())))
                    .toList())
        .toList();
  }

  private static Set<String> paths(Body body, int from) {
    Walk walk = new Walk(body);
    walk.step(from, List.of(), Set.of());
    return walk.paths;
  }

  private void step(int index, List<String> before, Set<List<Integer>> taken) {
    Block block = body.blocks().get(index);
    List<String> path = new ArrayList<>(before);
    path.addAll(marks(block));
    if (block.exit().targets().isEmpty()) {
      path.add(block.exit() instanceof Exit.Return ? "return" : "throw");
      paths.add(String.join(" ", path));
    }
    for (int target : new TreeSet<>(block.exit().targets())) {
      Set<List<Integer>> now = new java.util.HashSet<>(taken);
      if (now.add(List.of(index, target))) {
        step(target, path, now);
      }
    }
  }

  private static List<String> marks(Block block) {
    return block.instrs().stream()
        .filter(Instr.Const.class::isInstance)
        .map(instr -> ((Instr.Const) instr).value())
        .filter(Literal.Text.class::isInstance)
        .map(literal -> ((Literal.Text) literal).value())
        .toList();
  }
}

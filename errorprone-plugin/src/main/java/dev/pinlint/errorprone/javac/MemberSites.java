package dev.pinlint.errorprone.javac;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.tree.JCTree;
import dev.pinlint.model.Site;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** The sites of one source member: which tree has which position in evaluation order. */
final class MemberSites {

  private final String file;
  private final LineMap lines;
  private final IdentityHashMap<Tree, Integer> ids = new IdentityHashMap<>();
  private final IdentityHashMap<Tree, Integer> closings = new IdentityHashMap<>();
  private final Map<Integer, Tree> trees = new HashMap<>();
  private int next;

  MemberSites(String file, LineMap lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Gives the tree the next id, if it has none. */
  void number(Tree tree) {
    if (ids.putIfAbsent(tree, next) == null) {
      trees.put(next++, tree);
    }
  }

  /** Gives the closing of a resource the next id. */
  void numberClosing(Tree resource) {
    closings.put(resource, next);
    trees.put(next++, resource);
  }

  /** The site of a tree. */
  Site at(Tree tree) {
    return new Site(ids.getOrDefault(tree, 0), file, line(tree));
  }

  /** The site where a resource is closed. */
  Site closing(Tree resource) {
    return new Site(closings.getOrDefault(resource, 0), file, line(resource));
  }

  /** The tree with the id. */
  Optional<Tree> tree(int id) {
    return Optional.ofNullable(trees.get(id));
  }

  /** The site of a declaration, which has no position in evaluation order. */
  static Site declaration(String file, LineMap lines, Tree tree) {
    return new Site(0, file, line(lines, position(tree)));
  }

  private int line(Tree tree) {
    return line(lines, position(tree));
  }

  /**
   * Javac's line table has the opening parenthesis of a call, which stands beside the name; else
   * the first token.
   */
  private static int position(Tree tree) {
    if (tree instanceof EnhancedForLoopTree loop) {
      // The calls of the iterator stand where the expression does.
      return position(loop.getExpression());
    }
    if (!(tree instanceof JCTree node)) {
      return -1;
    }
    return tree instanceof MethodInvocationTree ? node.pos : node.getStartPosition();
  }

  private static int line(LineMap lines, int position) {
    return position < 0 ? 0 : (int) lines.getLineNumber(position);
  }
}

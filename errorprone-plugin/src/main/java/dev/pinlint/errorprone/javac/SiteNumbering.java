package dev.pinlint.errorprone.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the trees of a member in evaluation order, and meets the anonymous and local classes in
 * it in that order. It does not look into those classes: they have members of their own.
 */
final class SiteNumbering extends TreeScanner<@Nullable Void, @Nullable Void> {

  private final MemberSites sites;
  private final Consumer<ClassTree> onClass;

  SiteNumbering(MemberSites sites, Consumer<ClassTree> onClass) {
    this.sites = sites;
    this.onClass = onClass;
  }

  /** Children come before their parent, as operands come before what is done with them. */
  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
    if (tree == null) {
      return null;
    }
    if (tree instanceof LambdaExpressionTree
        || tree instanceof MemberReferenceTree
        || PatternLowering.isRecordPattern(tree)) {
      sites.number(tree);
    }
    super.scan(tree, null);
    sites.number(tree);
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    onClass.accept(tree);
    return null;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    scan(tree.getEnclosingExpression(), null);
    scan(tree.getArguments(), null);
    scan(tree.getClassBody(), null);
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
    scan(tree.getInitializer(), null);
    scan(tree.getCondition(), null);
    scan(tree.getStatement(), null);
    scan(tree.getUpdate(), null);
    return null;
  }

  /** The calls of the iterator stand between the expression and the body. */
  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
    scan(tree.getExpression(), null);
    sites.number(tree);
    scan(tree.getVariable(), null);
    scan(tree.getStatement(), null);
    return null;
  }

  /** Resources are closed after the block and before the catch clauses, the last one first. */
  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
    scan(tree.getResources(), null);
    scan(tree.getBlock(), null);
    List<Tree> resources = new ArrayList<>(tree.getResources());
    for (int i = resources.size() - 1; i >= 0; i--) {
      sites.numberClosing(resources.get(i));
    }
    scan(tree.getCatches(), null);
    scan(tree.getFinallyBlock(), null);
    return null;
  }
}

package dev.pinlint.errorprone.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import dev.pinlint.model.Member;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A member that has code, as the source has it: a method, a constructor with the initialisers that
 * run in it, or the static initialisers.
 *
 * @param member its identity
 * @param type the class it stands in
 * @param method its declaration; empty for the static initialisers and an implicit constructor
 *     without a tree
 * @param initializers the fields and blocks that run in it, in source order
 * @param sites its sites
 */
record SourceMember(
    Member member,
    ClassTree type,
    Optional<MethodTree> method,
    List<Tree> initializers,
    MemberSites sites) {

  /** What a diagnostic about the member points at. */
  Tree declaration() {
    return method.<Tree>map(tree -> tree).orElse(type);
  }

  boolean isConstructor() {
    return member.name().equals(Member.CONSTRUCTOR);
  }

  /**
   * Runs through the code in evaluation order: initialisers run when {@code super(…)} has returned.
   */
  void forEachPiece(Consumer<Tree> action) {
    List<? extends StatementTree> statements =
        method
            .map(MethodTree::getBody)
            .<List<? extends StatementTree>>map(body -> body.getStatements())
            .orElse(List.of());
    boolean isPending = statements.stream().noneMatch(SourceMember::callsSuper);
    if (isPending) {
      initializers.forEach(action);
    }
    for (StatementTree statement : statements) {
      action.accept(statement);
      if (callsSuper(statement)) {
        initializers.forEach(action);
      }
    }
  }

  static boolean callsSuper(StatementTree statement) {
    return Trees.isConstructorCall(statement, "super");
  }

  static boolean callsThis(MethodTree constructor) {
    return constructor.getBody() != null
        && constructor.getBody().getStatements().stream()
            .anyMatch(statement -> Trees.isConstructorCall(statement, "this"));
  }
}

package dev.pinlint.source;

import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import dev.pinlint.model.Member;
import dev.pinlint.model.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sites of one source member. They are numbered before anything is lowered, so that a piece of
 * code that is lowered more than once has the same site each time.
 */
final class MemberSites {

  final Member member;
  private final String file;
  private final IdentityHashMap<Node, String> innerNames;
  private final IdentityHashMap<Node, Integer> ids = new IdentityHashMap<>();
  private final Map<String, Integer> localTypes = new HashMap<>();
  private int anonymousTypes;
  private int next = 1;

  private MemberSites(Member member, String file, IdentityHashMap<Node, String> innerNames) {
    this.member = member;
    this.file = file;
    this.innerNames = innerNames;
  }

  /**
   * Numbers the pieces of a member in the order in which they run.
   *
   * @param innerNames takes the names of the anonymous and local classes in it, unless they have
   *     one
   */
  static MemberSites of(
      Member member,
      String file,
      List<? extends Node> pieces,
      IdentityHashMap<Node, String> innerNames) {
    MemberSites sites = new MemberSites(member, file, innerNames);
    pieces.forEach(sites::number);
    return sites;
  }

  /** The site of a node. */
  Site at(Node node) {
    return new Site(ids.getOrDefault(node, 0), file, line(node));
  }

  /** The site of what the member does before anything that is written in it. */
  Site first(Node declaration) {
    return new Site(0, file, line(declaration));
  }

  static int line(Node node) {
    Node token = node instanceof MethodCallExpr call ? call.getName() : node;
    return token.getBegin().map(position -> position.line).orElse(0);
  }

  private void number(Node node) {
    if (node instanceof Type || node instanceof AnnotationExpr) {
      return;
    } else if (node instanceof LambdaExpr
        || node instanceof MethodReferenceExpr
        || node instanceof RecordPatternExpr) {
      take(node);
      children(node);
    } else if (node instanceof LocalClassDeclarationStmt local) {
      nameLocal(local.getClassDeclaration());
    } else if (node instanceof LocalRecordDeclarationStmt local) {
      nameLocal(local.getRecordDeclaration());
    } else if (node instanceof ObjectCreationExpr creation) {
      creation.getScope().ifPresent(this::number);
      creation.getArguments().forEach(this::number);
      take(node);
      creation.getAnonymousClassBody().ifPresent(body -> nameAnonymous(creation));
    } else if (node instanceof EnumConstantDeclaration constant) {
      constant.getArguments().forEach(this::number);
      take(node);
      if (SyntaxTrees.hasBody(constant)) {
        nameAnonymous(constant);
      }
    } else if (node instanceof ForStmt loop) {
      loop.getInitialization().forEach(this::number);
      loop.getCompare().ifPresent(this::number);
      number(loop.getBody());
      loop.getUpdate().forEach(this::number);
    } else if (node instanceof TryStmt attempt) {
      attempt.getResources().forEach(this::number);
      number(attempt.getTryBlock());
      // The resources are closed here.
      take(node);
      attempt.getCatchClauses().forEach(this::number);
      attempt.getFinallyBlock().ifPresent(this::number);
    } else {
      children(node);
      if (node instanceof Expression
          || node instanceof Statement
          || node instanceof VariableDeclarator) {
        take(node);
      }
    }
  }

  private void take(Node node) {
    ids.put(node, next++);
  }

  /** Everywhere else the order in which things are written is the order in which they run. */
  private void children(Node node) {
    List<Node> children = new ArrayList<>(node.getChildNodes());
    children.sort(Comparator.comparing(child -> child.getBegin().orElse(Position.HOME)));
    children.forEach(this::number);
  }

  private void nameAnonymous(Node node) {
    if (!innerNames.containsKey(node)) {
      innerNames.put(node, member.anonymousType(++anonymousTypes));
    }
  }

  private void nameLocal(TypeDeclaration<?> node) {
    if (!innerNames.containsKey(node)) {
      String name = node.getNameAsString();
      innerNames.put(node, member.localType(localTypes.merge(name, 1, Integer::sum), name));
    }
  }
}

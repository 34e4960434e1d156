package dev.pinlint.errorprone.javac;

import com.sun.source.tree.Tree;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Member;
import dev.pinlint.model.TypeModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a compilation unit, and the way back from the model to its trees. No tree is
 * reachable from the model.
 */
public final class JavacLowering {

  private final List<TypeModel> types;
  private final List<Lowered.Problem> problems;
  private final Map<Member, SourceMember> members;
  private final Map<String, Tree> declarations;

  JavacLowering(
      List<TypeModel> types,
      List<Lowered.Problem> problems,
      Map<Member, SourceMember> members,
      Map<String, Tree> declarations) {
    this.types = List.copyOf(types);
    this.problems = List.copyOf(problems);
    this.members = new HashMap<>(members);
    this.declarations = new HashMap<>(declarations);
  }

  static JavacLowering failed(String file, Throwable cause) {
    return new JavacLowering(
        List.of(), List.of(new Lowered.Problem(file, "javac trees: " + cause)), Map.of(), Map.of());
  }

  /** The types of the unit, an outer one before those in it; empty if it could not be lowered. */
  public List<TypeModel> types() {
    return types;
  }

  /** Why the unit could not be lowered; empty if it could. */
  public List<Lowered.Problem> problems() {
    return problems;
  }

  /**
   * The tree at a site of a member; the statement or resource for calls that javac makes for it.
   */
  public Optional<Tree> treeAt(Member member, int siteId) {
    return Optional.ofNullable(members.get(member)).flatMap(source -> source.sites().tree(siteId));
  }

  /** The declaration of a member; that of its type if it has none of its own. */
  public Optional<Tree> declaration(Member member) {
    return Optional.ofNullable(members.get(member))
        .map(SourceMember::declaration)
        .or(() -> declaration(member.type()));
  }

  /** The declaration of a type. */
  public Optional<Tree> declaration(String typeName) {
    return Optional.ofNullable(declarations.get(typeName));
  }
}
